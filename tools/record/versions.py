"""Runs the snippets of versions_snippets.txt under the timm that is installed, for content/versions/timm-<release>.jsonl.

    pip install timm==0.9.16 && python tools/record/versions.py

One line a snippet: {id, area, code, stdout, error: {type, message} | null}. Run it once in an environment of each release.
"""

import pathlib
import re

import timm
import torch
from recording import run, write

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent.parent / "content" / "versions" / f"timm-{timm.__version__}.jsonl"


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
    write(OUT, rows)


main()
