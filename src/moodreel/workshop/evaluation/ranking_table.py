"""The study of ranking models as Markdown: what a terminal shows and what the page holds."""

from typing import Any

ACCURACY = ("ndcg@100", "recall@20", "ndcg@10", "mrr", "map")
QUALITIES = (
    "coverage@10",
    "novelty@10",
    "diversity@10",
    "popularity_lift@10",
    "miscalibration@10",
)


def markdown(document: dict[str, Any]) -> str:
    """Accuracy, differences from the chosen model, what lists are like, and costs."""
    models = document["models"]
    known = [name for name in QUALITIES if any(name in m["metrics"] for m in models)]
    parts = [
        _about(document),
        _table(["", *ACCURACY], models, lambda m: [_cell(m["metrics"][n]) for n in ACCURACY]),
        "Paired differences from the model that validation chose (bold), the same people:",
        _table(
            ["", *ACCURACY[:2]],
            models,
            lambda m: [_cell(m["behind_chosen"][n]) for n in ACCURACY[:2]],
        ),
        _table(["", *known], models, lambda m: [_cell(m["metrics"].get(n)) for n in known]),
        _table(["", *_COSTS], models, _costs),
    ]
    return "\n\n".join(parts) + "\n"


_COSTS = (
    "settings", "validation nDCG@100", "train s", "processor s", "peak MB", "learned MB",
    "ms a person",
)  # fmt: skip


def _costs(model: dict[str, Any]) -> list[str]:
    settings = ", ".join(f"{key} {value}" for key, value in model["settings"].items())
    return [
        settings or "as they come",
        f"{model['validation']['ndcg@100']:.4f}",
        f"{model['train_s']:.1f}",
        f"{model['train_cpu_s']:.1f}",
        f"{model['peak_mb']:,}",
        "-" if model["size_mb"] is None else f"{model['size_mb']:,.1f}",
        f"{model['ms']:.2f}",
    ]


def _about(document: dict[str, Any]) -> str:
    data = document["data"]
    wanted = f" rated {data['liked_from']:g} or more" if data["liked_from"] is not None else ""
    return (
        f"`{data['name']}`: {data['rows']:,} ratings by {data['n_people']:,} people of "
        f"{data['n_films']:,} films (SHA-256 of the file `{data['sha256'][:12]}…`). Split: "
        f"{data['split']} (`{data['split_sha256'][:12]}…`), {data['people']:,} people asked, "
        f"{data['trained_on']:,} learned from; held-out films{wanted} are to be found among all "
        f"that the person is not known to have seen. {_tuning(document['trials'])}"
        "Brackets are bootstrap 95 % intervals over people."
    )


def _tuning(trials: int | None) -> str:
    if trials is None:
        return ""
    return f"Settings are the best of {trials} on validation for every model. "


def _table(head: list[str], models: list[dict[str, Any]], cells: Any) -> str:
    rows = [[f"**{m['name']}**" if m["chosen"] else m["name"], *cells(m)] for m in models]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(score: dict[str, float] | None) -> str:
    if score is None:
        return "-"
    spread = f" ({score['low']:.3f} to {score['high']:.3f})" if "low" in score else ""
    return f"{score['value']:.4f}{spread}"
