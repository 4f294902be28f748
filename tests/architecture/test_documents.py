"""The documents: no link leads nowhere, and no number is still to come."""

import json
import re
from pathlib import Path

import pytest
from tools.write_performance import fill

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_LINK = re.compile(r"\]\(<?([^)\s>]+)[^)]*\)|(?:src|href)=\"([^\"]+)\"")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_relative_link_leads_to_a_file(document: Path) -> None:
    links = [one or other for one, other in _LINK.findall(document.read_text(encoding="utf-8"))]
    own = [link for link in links if not _ELSEWHERE.match(link)]
    lost = [link for link in own if not (document.parent / link.partition("#")[0]).exists()]
    assert lost == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_no_number_is_still_to_come(document: Path) -> None:
    lines = document.read_text(encoding="utf-8").splitlines()
    assert "NUMBERS" not in [line.strip() for line in lines]


def test_the_page_on_performance_holds_what_was_measured() -> None:
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    results = json.loads((ROOT / "benchmarks" / "results.json").read_text(encoding="utf-8"))
    load = json.loads((ROOT / "benchmarks" / "load.json").read_text(encoding="utf-8"))
    assert fill(page, results, load) == page
    server, recommend = results["server"], results["recommend_ms"]
    told = (
        f"{server['start_to_ready_s']['p50']:.2f} s; "
        f"{server['memory_after_first_answer_mb']:.0f} MB; "
        f"{recommend['p50']:.1f} / {recommend['p99']:.1f} ms"
    )
    assert told in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_numbers_of_the_text_model_in_the_readme_are_the_manifests() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    bundle = ROOT / "src" / "moodreel" / "artefacts" / "text-emotion-bilstm" / "manifest.json"
    validation = json.loads(bundle.read_text(encoding="utf-8"))["metrics"]["validation"]
    everyday = validation["everyday_accuracy"]
    told = f"{everyday['value']:.3f} ({everyday['low']:.3f}-{everyday['high']:.3f})"
    assert told in readme
