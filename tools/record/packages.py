"""Runs the snippets of `packages/*.py` under the real einops, NumPy, torchvision, Pillow, … and records what they print.

    PYTHONHASHSEED=1 python tools/record/packages.py [einops …]     (some messages print a set)

A file holds snippets between lines `# ---`; each runs in a namespace of its own. Written, a file each, to
tests/fixtures/python/packages/*.jsonl: {id, code, stdout, error: {type, message} | null}.
"""

import contextlib
import io
import json
import os
import pathlib
import sys
import tempfile
import warnings

import torch

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent.parent / "tests" / "fixtures" / "python" / "packages"


def run(code):
    out = io.StringIO()
    error = None
    with contextlib.redirect_stdout(out), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile(code, "<snippet>", "exec"), {"__name__": "__main__"})
        except Exception as raised:
            error = {"type": type(raised).__name__, "message": str(raised)}
    return out.getvalue(), error


def main():
    torch.set_num_threads(1)
    os.chdir(tempfile.mkdtemp())  # snippets write files
    names = sys.argv[1:] or [path.stem for path in sorted((HERE / "packages").glob("*.py"))]
    for name in names:
        rows = []
        for i, code in enumerate((HERE / "packages" / f"{name}.py").read_text().split("\n# ---\n")):
            stdout, error = run(code.strip() + "\n")
            rows.append(
                {"id": f"{name}-{i:03}", "code": code.strip() + "\n", "stdout": stdout, "error": error}
            )
        OUT.mkdir(exist_ok=True)
        (OUT / f"{name}.jsonl").write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        )
        print(name, len(rows), "snippets,", sum(row["error"] is not None for row in rows), "with an error")


main()
