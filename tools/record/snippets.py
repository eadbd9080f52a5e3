"""Runs the snippets of `snippets/*.py` under real PyTorch 2.13 and timm 1.0.29 and records what they print.

    PYTHONHASHSEED=1 python tools/record/snippets.py     (two messages print a set)

A file holds snippets between lines `# ---`. Each runs in a namespace of its own, with gradients off, as cells do.
Written to tests/fixtures/torch/snippets.jsonl: {id, area, code, stdout, error: {type, message} | null}.
"""

import contextlib
import io
import json
import pathlib
import warnings

import timm
import torch

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent.parent / "tests" / "fixtures" / "torch" / "snippets.jsonl"


def run(code):
    torch.set_printoptions(profile="default")
    torch.set_default_dtype(torch.float32)
    timm.layers.set_fused_attn(True)
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
    torch.set_grad_enabled(False)
    torch.set_num_threads(1)
    rows = []
    for path in sorted((HERE / "snippets").glob("*.py")):
        for i, code in enumerate(path.read_text().split("\n# ---\n")):
            stdout, error = run(code.strip() + "\n")
            row = {"id": f"{path.stem}-{i:03}", "area": path.stem, "code": code.strip() + "\n", "stdout": stdout}
            rows.append({**row, "error": error})
    OUT.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    print(len(rows), "snippets,", sum(row["error"] is not None for row in rows), "with an error")


main()
