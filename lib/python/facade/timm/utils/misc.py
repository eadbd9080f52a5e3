"""Small things for scripts; after `timm/utils/misc.py`, `random.py`, `log.py`, `summary.py` and `decay_batch.py`."""

import argparse
import ast
import csv
import logging
import math
import os
import random
import re

import torch


def natural_key(string_):
    """Sorts `block10` after `block9`."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", string_.lower())]


def add_bool_arg(parser, name, default=False, help=""):
    """`--name` and `--no-name`."""
    dest = name.replace("-", "_")
    group = parser.add_mutually_exclusive_group(required=False)
    group.add_argument("--" + name, dest=dest, action="store_true", help=help)
    group.add_argument("--no-" + name, dest=dest, action="store_false", help=help)
    parser.set_defaults(**{dest: default})


class ParseKwargs(argparse.Action):
    """`--opt a=1 b=x` as {"a": 1, "b": "x"}."""

    def __call__(self, parser, namespace, values, option_string=None):
        read = {}
        for value in filter(None, values):
            key, text = value.split("=")
            try:
                read[key] = ast.literal_eval(text)
            except ValueError:
                read[key] = text
        setattr(namespace, self.dest, read)


def random_seed(seed=42, rank=0):
    """PyTorch's, NumPy's and Python's generators."""
    import numpy

    torch.manual_seed(seed + rank)
    numpy.random.seed(seed + rank)
    random.seed(seed + rank)


class FormatterNoInfo(logging.Formatter):
    """Lines of the level INFO without its name."""

    def __init__(self, fmt="%(levelname)s: %(message)s"):
        super().__init__(fmt)

    def format(self, record):
        return str(record.getMessage()) if record.levelno == logging.INFO else super().format(record)


def setup_default_logging(default_level=logging.INFO, log_path=""):
    if log_path:
        raise NotImplementedError(
            "log_path= of setup_default_logging() is part of timm but not of this page."
        )
    console = logging.StreamHandler()
    console.setFormatter(FormatterNoInfo())
    logging.root.addHandler(console)
    logging.root.setLevel(default_level)


def get_outdir(path, *paths, inc=False):
    """The folder, made; with `inc` and a folder of that name, the first free of name-1, name-2, …"""
    wanted = outdir = os.path.join(path, *paths)
    count = 0
    while inc and os.path.exists(outdir):
        count += 1
        assert count < 100
        outdir = f"{wanted}-{count}"
    os.makedirs(outdir, exist_ok=True)
    return outdir


def update_summary(
    epoch, train_metrics, eval_metrics, filename, lr=None, write_header=False, log_wandb=False
):
    """A line of comma-separated values at the end of a file."""
    if log_wandb:
        raise NotImplementedError("log_wandb= of update_summary() is part of timm but not of this page.")
    row = {"epoch": epoch, **{f"train_{name}": value for name, value in train_metrics.items()}}
    row |= {f"eval_{name}": value for name, value in (eval_metrics or {}).items()}
    if lr is not None:
        row["lr"] = lr
    with open(filename, mode="a") as file:
        writer = csv.DictWriter(file, fieldnames=row.keys())
        if write_header:
            writer.writeheader()
        writer.writerow(row)


def decay_batch_step(batch_size, num_intra_steps=2, no_odd=False):
    """The next smaller batch to try: powers of two, with steps between them; 0 at the end."""
    if batch_size <= 1:
        return 0
    base = int(2 ** (math.log(batch_size - 1) // math.log(2)))
    step = max(base // num_intra_steps, 1)
    batch_size = base + ((batch_size - base - 1) // step) * step
    return batch_size - 1 if no_odd and batch_size % 2 else batch_size


def check_batch_size_retry(error_str):
    """Whether a smaller batch may help against this error."""
    return not any(hopeless in error_str.lower() for hopeless in ("required rank", "illegal"))


def is_distributed_env():
    return any(int(os.environ.get(name, 1)) > 1 for name in ("WORLD_SIZE", "SLURM_NTASKS"))


def is_primary(args):
    return args.rank == 0
