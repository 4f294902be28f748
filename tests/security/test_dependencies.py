"""No installed package has a hole that is known here, and none that is allowed does.

Offline on purpose: `advisories.toml` says what was known on its day. A look at a live database of
advisories (`pip-audit`, where there is a network) finds what has become known since.
"""

import tomllib
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[2]
KNOWN = tomllib.loads((Path(__file__).parent / "advisories.toml").read_text("utf-8"))["packages"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
RUN_TIME = [Requirement(text) for text in PROJECT["dependencies"]]
EXTRAS = PROJECT["optional-dependencies"]
DIRECT = RUN_TIME + [Requirement(text) for name in ("mysql", "postgres") for text in EXTRAS[name]]


def installed(package: str) -> Version | None:
    try:
        return Version(version(package))
    except PackageNotFoundError:
        return None


# Extras that are not installed have nothing to be looked at.
INSTALLED = [package for package in KNOWN if installed(package)]


def test_packages_are_there_to_be_looked_at() -> None:
    assert {requirement.name for requirement in RUN_TIME} <= set(INSTALLED)


@pytest.mark.parametrize("package", INSTALLED)
def test_no_installed_package_is_older_than_the_first_safe_one(package: str) -> None:
    safe, advisories = KNOWN[package]
    assert bool(safe) is bool(advisories)
    found = installed(package)
    assert not safe or (found and found >= Version(safe)), f"upgrade {package}: {advisories}"


def test_every_direct_dependency_was_looked_at() -> None:
    assert {requirement.name for requirement in DIRECT} - KNOWN.keys() == set()


@pytest.mark.parametrize("requirement", DIRECT, ids=lambda requirement: requirement.name)
def test_no_version_with_a_known_hole_is_allowed(requirement: Requirement) -> None:
    safe, advisories = KNOWN[requirement.name]
    bounds = [Version(one.version) for one in requirement.specifier if one.operator in (">=", "==")]
    assert not safe or max(bounds) >= Version(safe), f"raise {requirement}: {advisories}"


def test_what_is_installed_fits_together() -> None:
    wrong, seen = [], set()
    waiting = [(requirement, "moodreel") for requirement in RUN_TIME]
    while waiting:
        requirement, by = waiting.pop()
        found = installed(requirement.name)
        if found is None or not requirement.specifier.contains(found, prereleases=True):
            wrong.append(f"{by} needs {requirement}, and {found} is installed")
        elif requirement.name not in seen:
            seen.add(requirement.name)
            needs = map(Requirement, requires(requirement.name) or ())
            waiting += [(one, requirement.name) for one in needs if applies(one)]
    assert wrong == []


def applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})
