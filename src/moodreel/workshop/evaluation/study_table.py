"""The study's document as Markdown: what a terminal shows and what the page holds."""

from typing import Any

from moodreel.workshop.datasets.emotion import SEEN

BEGIN, END = "<!-- made by moodreel compare -->", "<!-- end -->"
_EACH = [f"f1_{e.value}" for e in SEEN]


def markdown(document: dict[str, Any]) -> str:
    """All tables, one under the other, with what they are of."""
    parts = [
        _about(document),
        _scores(document["models"]),
        _each_class(document["models"]),
        _costs(document["models"]),
        _runs(document["models"]),
        _quoted(document["quoted"]),
        "\n".join(f"- {note}" for note in document["notes"]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def fill(page: str, document: dict[str, Any]) -> str:
    """The page with the tables between its marks."""
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{markdown(document)}\n{END}{after}"


def _about(document: dict[str, Any]) -> str:
    data = document["data"]
    return (
        f"Official {data['split']} split of `{data['name']}`: {data['rows']:,} rows, "
        f"{data['repeated_in_train']} of them word for word in the training split too; "
        f'{data["begin_with_i"]:.1%} begin with "i", {data["hold_feel"]:.1%} hold "feel". '
        f"SHA-256 of the file `{data['sha256'][:16]}…`. Brackets are 95 % intervals: Student's t "
        "over seeds where there are several, else bootstrap over rows. A name with x5 or x3 is the "
        "mean of what those seeds believe. Bold is what validation would choose."
    )


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _scores(models: list[dict[str, Any]]) -> str:
    names = ["accuracy", "macro_f1", "ece", "accuracy_unrepeated"]
    head = ["model", "seeds", "accuracy", "macro-F1", "ECE", "accuracy without repeated rows"]
    rows = [
        [_named(m), str(m["n_seeds"]), *(_cell(m["metrics"][name]) for name in names)]
        for m in models
    ]
    return _table(head, rows)


def _named(model: dict[str, Any]) -> str:
    return f"**{model['name']}**" if model["chosen"] else str(model["name"])


def _cell(score: dict[str, float]) -> str:
    return f"{score['value']:.3f} ({score['low']:.3f}-{score['high']:.3f})"


def _each_class(models: list[dict[str, Any]]) -> str:
    head = ["F1", *(e.value for e in SEEN)]
    rows = [[_named(m), *(_cell(m["metrics"][name]) for name in _EACH)] for m in models]
    return _table(head, rows)


def _costs(models: list[dict[str, Any]]) -> str:
    head = ["model", "parameters", "of them trained", "file, MB", "training, s", "memory, MB"]
    return _table([*head, "ms a sentence"], [[_named(m), *_cost(m)] for m in models])


def _cost(model: dict[str, Any]) -> list[str]:
    size = f"{model['size_mb']:.2f}"
    if model["fetched_mb"]:
        size += f" + {model['fetched_mb']:.0f} fetched"
    return [
        f"{model['parameters']:,}",
        f"{model['trained_parameters'] or model['parameters']:,}",
        size,
        f"{model['train_s']:,.0f}",
        f"{model['peak_mb']:,.0f}" if model["peak_mb"] else "-",
        f"{model['ms']:.2f}",
    ]


def _runs(models: list[dict[str, Any]]) -> str:
    """Each seed of each trained model."""
    head = ["run", "best epoch", "validation accuracy", "macro-F1", "test accuracy", "macro-F1"]
    rows = [
        [
            f"{model['name']}, seed {run['seed']}",
            f"{run['best_epoch']} of {run['epochs']}",
            *(f"{run['validation'][k]:.3f}" for k in ("accuracy", "macro_f1")),
            *(f"{run[k]:.3f}" for k in ("accuracy", "macro_f1")),
        ]
        for model in models
        for run in model["runs"]
        if run.get("best_epoch")
    ]
    return _table(head, rows) if rows else ""


def _quoted(quoted: list[dict[str, Any]]) -> str:
    head = ["quoted, not run by us", "accuracy", "macro-F1"]
    rows = [
        [q["name"], f"{q['accuracy']:g}", f"{q['macro_f1']:g}" if q["macro_f1"] else "-"]
        for q in quoted
    ]
    return (
        _table(head, rows)
        + "\n\nThe quoted scores are of the same test split, as the models' cards give them, "
        "verified by their hub's evaluator. Other cards quote validation scores, which are higher."
    )
