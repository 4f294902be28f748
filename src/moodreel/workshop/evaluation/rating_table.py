"""The study of rating models as Markdown: what a terminal shows and what the page holds."""

from typing import Any


def markdown(document: dict[str, Any]) -> str:
    """Errors, differences from the chosen model, intervals and costs."""
    models = document["models"]
    parts = [_about(document), _table(_HEAD, [_row(model) for model in models])]
    if document["differences"]:
        one = document["differences"][0]["name"]
        rows = [
            [d["against"], _score(d["metrics"]["rmse"]), _score(d["metrics"]["mae"])]
            for d in document["differences"]
        ]
        parts += [
            f"{one} less each other, paired over people (below 0: {one} is better):",
            _table(["against", "RMSE", "MAE"], rows),
        ]
    return "\n\n".join(parts) + "\n"


_HEAD = [
    "", "RMSE", "MAE", "mean RMSE of folds", "80 % intervals hold", "train s", "processor s",
    "peak MB", "ms a person",
]  # fmt: skip


def _row(model: dict[str, Any]) -> list[str]:
    metrics, ms = model["metrics"], model["ms"]
    return [
        f"**{model['name']}**" if model["chosen"] else model["name"],
        _score(metrics["rmse"]),
        _score(metrics["mae"]),
        f"{model['fold_mean']:.4f}",
        f"{metrics['coverage']['value']:.1%}" if "coverage" in metrics else "-",
        f"{model['train_s']:.1f}",
        f"{model['train_cpu_s']:.1f}",
        f"{model['peak_mb']:,}",
        "-" if ms is None else f"{ms:.2f}",
    ]


def _about(document: dict[str, Any]) -> str:
    data, trials = document["data"], document["trials"]
    chosen = (
        f"Settings: the best of {trials} tries on a tenth of each part's training rows."
        if trials > 1
        else "Settings: as the models come."
    )
    parts = ", ".join(f"{part['name']} (`{part['sha256'][:12]}…`)" for part in data["parts"])
    return (
        f"`{data['name']}`: {data['rows']:,} ratings by {data['n_people']:,} people of "
        f"{data['n_films']:,} films (SHA-256 of the file `{data['sha256'][:12]}…`). Held out: "
        f"{parts}. {chosen} Brackets are bootstrap 95 % intervals over people."
    )


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _score(score: dict[str, float]) -> str:
    return f"{score['value']:.4f} ({score['low']:.3f} to {score['high']:.3f})"
