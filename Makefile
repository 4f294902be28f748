# Two commands do everything: `make run` and `make test`. PYTHON picks the interpreter (3.11+).
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: run test check install bench screenshots clean

run: .venv/installed
	$(BIN)/moodreel models fetch --if-possible
	$(BIN)/moodreel serve --port $(PORT)

test: .venv/installed-dev check
	$(BIN)/moodreel models fetch $(if $(CI),,--if-possible)
	$(BIN)/pytest

check: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

install: .venv/installed

bench: .venv/installed-dev
	$(BIN)/python benchmarks/bench.py
	$(BIN)/python tools/write_performance.py

screenshots: .venv/installed-dev
	$(BIN)/python tools/screenshots.py docs

clean:
	rm -rf .venv

# Named by its last file: an environment that broke off half-way is begun anew.
.venv/bin/pip:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "moodreel needs Python 3.11 or newer, this is " + sys.version.split()[0])'
	$(PYTHON) -m venv --clear .venv || { rm -rf .venv; \
	  echo "moodreel needs Python's venv module (Debian: apt-get install python3-venv)" >&2; exit 1; }

.venv/installed: .venv/bin/pip pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@
