"""Records the gradients that PyTorch gives for the expressions in ops_cases.txt and gradient_cases.txt.

    python tools/record/gradients.py > tests/fixtures/torch/gradients.json

Each expression runs as in ops.py, but over floating tensors that require gradients, multiplied by one. Every floating result is given a
gradient (`seed` below), and the gradients of the prelude's tensors are written down, with the names of the results'
`grad_fn`. Where the backward pass raises, its error is recorded. Recorded with torch 2.13.0+cpu.
"""

import ast
import json
import pathlib
import sys

import torch
import torch.nn.functional as F
from ops import PRELUDE, encode_float, tree

torch.set_grad_enabled(True)

LEAVES = ["a", "v", "r", "d", "h", "s", "n", "im", "w", "t", "q", "z", "R", "P", "U", "IM", "W"]
EXTRA = """
t = torch.tensor([[1.0, 3.0, 3.0], [2.0, 2.0, 2.0]], dtype=torch.float64)
q = torch.tensor([[2.0, 0.5, -1.0], [0.3, 1.5, 0.2], [-0.4, 0.1, 3.0]], dtype=torch.float64)
z = torch.tensor([[0.0, 2.0, 0.0, 3.0], [1.5, 0.0, -2.0, 0.5]], dtype=torch.float64)
R = r.double()
P = R.abs() + 0.2
U = R / 4
IM = im.double()
W = w.double()
"""
# p is a view of r, and is taken once r has a history.
LINES = [line for line in (PRELUDE + EXTRA).strip().splitlines() if not line.startswith("p = ")]
# What a case sees is a copy, so that it may write to it.
TRACKED = [f"leaf_{name} = {name}.clone().requires_grad_(); {name} = leaf_{name} * 1" for name in LEAVES]
SETUP = "\n".join([*LINES, *TRACKED, "p = r.permute(2, 0, 1)"])


def seed(shape, dtype):
    """A gradient for a result: -1.25, 0.5, … in row-major order."""
    numel = torch.Size(shape).numel()
    return torch.tensor([(k * 7 % 11 - 5) / 4 for k in range(numel)], dtype=dtype).reshape(shape)


def floating(result):
    """The floating tensors among results."""
    if isinstance(result, torch.Tensor):
        return [result] if result.is_floating_point() and result.requires_grad else []
    if isinstance(result, (tuple, list)):
        return [tensor for item in result for tensor in floating(item)]
    return []


def encode(tensor):
    return None if tensor is None else [encode_float(x) for x in tensor.detach().flatten().tolist()]


def run(source):
    scope = {"torch": torch, "F": F}
    exec(SETUP, scope)
    body = ast.parse(source).body
    try:
        exec(compile(ast.Module(body[:-1], []), "case", "exec"), scope)
        outputs = floating(eval(compile(ast.Expression(body[-1].value), "case", "eval"), scope))
    except Exception:  # errors of operations are recorded by ops.py
        return None
    if not outputs:
        return None
    names = [None if output.grad_fn is None else output.grad_fn.name() for output in outputs]
    try:
        grads = torch.autograd.grad(
            outputs,
            [scope[f"leaf_{name}"] for name in LEAVES],
            [seed(output.shape, output.dtype) for output in outputs],
            allow_unused=True,
        )
    except Exception as error:
        return {"names": names, "error": [type(error).__name__, str(error)]}
    kept = {name: encode(grad) for name, grad in zip(LEAVES, grads, strict=True) if grad is not None}
    return {"names": names, "grads": kept}


def main():
    torch.set_num_threads(1)
    here = pathlib.Path(__file__).parent
    lines = [
        line
        for name in ("ops_cases.txt", "gradient_cases.txt")
        for line in (here / name).read_text().splitlines()
    ]
    cases = []
    for line in lines:
        if line.strip() and not line.startswith("#"):
            torch.manual_seed(0)
            recorded = run(line)
            if recorded is not None:
                cases.append(
                    {"source": line, "program": [tree(node) for node in ast.parse(line).body], **recorded}
                )
    setup = [tree(node) for node in ast.parse(SETUP).body]
    print(
        '{"torch": %s, "leaves": %s, "setup": %s, "cases": ['
        % (json.dumps(torch.__version__), json.dumps(LEAVES), json.dumps(setup))
    )
    print(",\n".join(json.dumps(case) for case in cases))
    print("]}")
    print(f"{len(cases)} cases", file=sys.stderr)


if __name__ == "__main__":
    main()
