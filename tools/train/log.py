"""log.jsonl, a run's log: now and then a line of JSON."""

import json
from pathlib import Path
from typing import Protocol


class Progress(Protocol):
    """What a line tells of a run by the clock."""

    run: Path
    elapsed: float
    step: int
    pictures: int

    def learning_rate(self) -> float: ...

    def accuracy(self) -> float: ...


def log_progress(trainer: Progress, loss: float, **stage: str | int):
    """Where a trainer stands, with what is measured there; `stage` says which one it is in."""
    row = {
        "minutes": round(trainer.elapsed / 60, 2),
        **stage,
        "step": trainer.step,
        "pictures": trainer.pictures,
        "lr": trainer.learning_rate(),
        "loss": round(loss, 4),
        "top1": trainer.accuracy(),
    }
    log_row(trainer.run, row)


def log_row(run: Path, row: dict):
    """Adds `row` to `run`/log.jsonl."""
    with (run / "log.jsonl").open("a") as log:
        print(json.dumps(row), file=log)
