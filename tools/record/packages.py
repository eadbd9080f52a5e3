"""Runs the snippets of `packages/*.py` under the real einops, NumPy, torchvision, Pillow, … and records what they print.

    PYTHONHASHSEED=1 python tools/record/packages.py [einops …]     (some messages print a set)

A file holds snippets between lines `# ---`; each runs in a namespace of its own. Written, a file each, to
tests/fixtures/python/packages/*.jsonl: {id, code, stdout, error: {type, message} | null}.
"""

import os
import pathlib
import sys
import tempfile

import torch
from recording import run, snippets_of, write

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent.parent / "tests" / "fixtures" / "python" / "packages"


def main():
    torch.set_num_threads(1)
    os.chdir(tempfile.mkdtemp())  # snippets write files
    names = sys.argv[1:] or [path.stem for path in sorted((HERE / "packages").glob("*.py"))]
    for name in names:
        rows = []
        for id, code in snippets_of(HERE / "packages" / f"{name}.py").items():
            stdout, error = run(code)
            rows.append({"id": id, "code": code, "stdout": stdout, "error": error})
        OUT.mkdir(exist_ok=True)
        write(OUT / f"{name}.jsonl", rows)


main()
