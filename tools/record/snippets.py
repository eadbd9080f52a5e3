"""Runs the snippets of `snippets/*.py` under real PyTorch 2.13 and timm 1.0.29 and records what they print.

    PYTHONHASHSEED=1 python tools/record/snippets.py [AREA …]     (two messages print a set)

Without an area it records all; an area is a file's name. A file holds snippets between lines `# ---`. Each runs in a namespace of its own, with gradients off, as cells do.
Written to tests/fixtures/torch/snippets/AREA.jsonl: {id, area, code, stdout, error: {type, message} | null}.
"""

import pathlib
import sys

import timm
import torch
from recording import run, snippets_of, write

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent.parent / "tests" / "fixtures" / "torch" / "snippets"


def reset():
    """What a snippet sets is not set for the next."""
    torch.set_printoptions(profile="default")
    torch.set_default_dtype(torch.float32)
    timm.layers.set_fused_attn(True)


def main():
    torch.set_grad_enabled(False)
    torch.set_num_threads(1)
    for path in sorted((HERE / "snippets").glob("*.py")):
        if len(sys.argv) > 1 and path.stem not in sys.argv[1:]:
            continue
        rows = []
        for id, code in snippets_of(path).items():
            reset()
            stdout, error = run(code)
            rows.append({"id": id, "area": path.stem, "code": code, "stdout": stdout, "error": error})
        write(OUT / f"{path.stem}.jsonl", rows)


main()
