# Two commands do everything: `make run` and `make test`. PYTHON picks the interpreter (3.11+).
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: run test check install bench screenshots clean

run: .venv/installed
	$(BIN)/moodreel serve --port $(PORT)

test: .venv/installed-dev check
	$(BIN)/pytest

check: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

install: .venv/installed

bench: .venv/installed-dev
	$(BIN)/python benchmarks/bench.py

screenshots: .venv/installed-dev
	$(BIN)/python tools/screenshots.py docs

clean:
	rm -rf .venv

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "moodreel needs Python 3.11 or newer, this is " + sys.version.split()[0])'
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@
