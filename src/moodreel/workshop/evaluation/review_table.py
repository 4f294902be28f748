"""The comparison of readers of reviews as Markdown: what a terminal shows and the page holds."""

from typing import Any

BEGIN, END = "<!-- made by moodreel compare review-sentiment -->", "<!-- end of the comparison -->"
_SCORES = (
    ("accuracy", "accuracy"), ("macro_f1", "macro-F1"), ("ece", "ECE"), ("mae", "stars: MAE"),
    ("rmse", "stars: RMSE"),
)  # fmt: skip
_LEVELS = (
    ("levels_accuracy", "five levels"), ("levels_kappa", "quadratic kappa"),
    ("lukewarm_accuracy", "lukewarm sentences told as mixed"),
)  # fmt: skip


def markdown(document: dict[str, Any]) -> str:
    """The tables, with what they are of."""
    parts = [
        _about(document["data"]),
        _scores(document["models"], _SCORES),
        _scores(document["models"], _LEVELS),
        _costs(document["models"]),
        "\n".join(f"- {note}" for note in document.get("notes", [])),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def fill(page: str, document: dict[str, Any]) -> str:
    """The page with the tables between its marks."""
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{markdown(document)}\n{END}{after}"


def _about(data: dict[str, Any]) -> str:
    return (
        f"Official {data['split']} split of `{data['name']}`: {data['rows']:,} reviews of "
        f"{data['films']:,} films, those of telephone apps among them. SHA-256 of the file "
        f"`{data['sha256'][:16]}…`. Brackets are bootstrap 95 % intervals over reviews, or over "
        "sentences. Bold is what ships."
    )


def _scores(models: list[dict[str, Any]], names: tuple[tuple[str, str], ...]) -> str:
    head = ["model", *(title for _, title in names)]
    return _table(head, [[_name(m), *(_cell(m, key) for key, _ in names)] for m in models])


def _costs(models: list[dict[str, Any]]) -> str:
    head = ["model", "file, MB", "training, processor s", "memory, MB", "ms a review", "a second"]
    rows = [
        [_name(m), f"{m['size_mb']:.1f}", f"{m['train_s']:,.0f}", f"{m['peak_mb']:,}",
         f"{m['ms']:.2f}", f"{m['reviews_per_s']:,}"]
        for m in models
    ]  # fmt: skip
    return _table(head, rows)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _name(model: dict[str, Any]) -> str:
    return f"**{model['name']}**" if model["chosen"] else str(model["name"])


def _cell(model: dict[str, Any], key: str) -> str:
    score = model["metrics"].get(key)
    if score is None:
        return "-"
    return f"{score['value']:.3f} ({score['low']:.3f}-{score['high']:.3f})"
