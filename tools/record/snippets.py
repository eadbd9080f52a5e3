"""Runs the snippets of `snippets/*.py` under real PyTorch 2.13 and timm 1.0.29 and records what they print.

    PYTHONHASHSEED=1 python tools/record/snippets.py [AREA …]     (two messages print a set)

Without an area it records all; an area is a file's name. A file holds snippets between lines `# ---`. Each runs in a namespace of its own, with gradients off, as cells do.
Written to tests/fixtures/torch/snippets/AREA.jsonl: {id, area, code, stdout, error: {type, message} | null}.
"""

import contextlib
import io
import json
import pathlib
import sys
import warnings

import timm
import torch

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent.parent / "tests" / "fixtures" / "torch" / "snippets"


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
    for path in sorted((HERE / "snippets").glob("*.py")):
        if len(sys.argv) > 1 and path.stem not in sys.argv[1:]:
            continue
        rows = []
        for i, code in enumerate(path.read_text().split("\n# ---\n")):
            stdout, error = run(code.strip() + "\n")
            row = {
                "id": f"{path.stem}-{i:03}",
                "area": path.stem,
                "code": code.strip() + "\n",
                "stdout": stdout,
            }
            rows.append({**row, "error": error})
        (OUT / f"{path.stem}.jsonl").write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        )
        print(
            path.stem, len(rows), "snippets,", sum(row["error"] is not None for row in rows), "with an error"
        )


main()
