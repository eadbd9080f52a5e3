"""Runs the snippets of versions_snippets.txt under the timm that is installed, for content/versions/timm-<release>.jsonl.

    pip install timm==0.9.16 && python tools/record/versions.py

One line a snippet: {id, area, code, stdout, error: {type, message} | null}. Run it once in an environment of each release.
"""

import contextlib
import io
import json
import pathlib
import re
import warnings

import timm
import torch

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent.parent / "content" / "versions" / f"timm-{timm.__version__}.jsonl"


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
    torch.manual_seed(0)
    text = (HERE / "versions_snippets.txt").read_text()
    rows = []
    for name, code in re.findall(r"^# --- (\S+)\n(.*?)(?=^# --- |\Z)", text, re.M | re.S):
        code = code.rstrip() + "\n"
        stdout, error = run(code)
        rows.append(
            {"id": name, "area": name.rsplit("-", 1)[0], "code": code, "stdout": stdout, "error": error}
        )
    OUT.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    print(len(rows), "snippets under timm", timm.__version__)


main()
