"""Records what PyTorch answers to the expressions in ops_cases.txt, for the tests of lib/torch.

    python tools/record/ops.py > tests/fixtures/torch/ops.json

A case is one line of Python: statements, the last of which is an expression, over the tensors of PRELUDE. It is written
down as a syntax tree in JSON, which the test interprets with lib/torch's tables, with the result: type, shape, strides
and values of tensors, or the exception. Recorded with torch 2.13.0+cpu.
"""

import ast
import json
import math
import pathlib
import sys
import warnings

import torch
import torch.nn.functional as F

torch.set_num_threads(1)

warnings.simplefilter("ignore")

PRELUDE = """
a = torch.arange(6.).reshape(2, 3)
i = torch.arange(6).reshape(2, 3)
b = torch.tensor([[True, False, True], [False, True, False]])
v = torch.tensor([1.5, -2.0, 0.25])
r = torch.tensor([0.3, -1.2, 2.5, 0.0, 1.1, -0.7, 0.9, -2.2, 1.6, 0.4, -0.1, 3.0, -1.5, 0.8, 2.0, -0.4, 0.05, 1.3, -0.9, 0.6, -2.8, 1.9, 0.2, -1.1]).reshape(2, 3, 4)
p = r.permute(2, 0, 1)
d = torch.tensor([[0.5, -1.25], [2.0, 3.0]], dtype=torch.float64)
h = torch.tensor([0.1, -2.5, 3.0], dtype=torch.float16)
s = torch.tensor(2.5)
n = torch.tensor([1.0, float('nan'), float('inf'), -float('inf')])
im = (torch.arange(72) * 7 % 23 / 10 - 1).reshape(1, 2, 6, 6)
w = (torch.arange(36) * 5 % 17 / 10 - 0.8).reshape(2, 2, 3, 3)
"""


def tree(node):
    """A Python syntax tree as lists: the kind first."""
    match node:
        case ast.Constant(value=float() as value):
            return ["float", encode_float(value)]
        case ast.Constant(value=value):
            return ["const", value] if value is not Ellipsis else ["ellipsis"]
        case ast.Name(id=name):
            return ["name", name]
        case ast.List(elts=items):
            return ["list", *map(tree, items)]
        case ast.Tuple(elts=items):
            return ["tuple", *map(tree, items)]
        case ast.Slice(lower=lower, upper=upper, step=step):
            return ["slice", *(tree(x) if x else ["const", None] for x in (lower, upper, step))]
        case ast.Attribute(value=value, attr=name):
            return ["attr", tree(value), name]
        case ast.Subscript(value=value, slice=index):
            return ["item", tree(value), tree(index)]
        case ast.Call(func=func, args=args, keywords=keywords):
            star = [["star", tree(x.value)] if isinstance(x, ast.Starred) else tree(x) for x in args]
            return ["call", tree(func), star, {k.arg: tree(k.value) for k in keywords}]
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=value)):
            return tree(ast.Constant(value=-value))
        case ast.UnaryOp(op=op, operand=operand):
            return [
                "unary",
                {"USub": "__neg__", "UAdd": "__pos__", "Invert": "__invert__"}[type(op).__name__],
                tree(operand),
            ]
        case ast.BinOp(left=left, op=op, right=right):
            return ["binary", BINARY[type(op).__name__], tree(left), tree(right)]
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return ["binary", COMPARE[type(op).__name__], tree(left), tree(right)]
        case ast.Expr(value=value):
            return ["expr", tree(value)]
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return ["let", name, tree(value)]
        case ast.Assign(targets=[ast.Subscript(value=target, slice=index)], value=value):
            return ["setitem", tree(target), tree(index), tree(value)]
        case ast.AugAssign(target=ast.Name(id=name), op=op, value=value):
            return ["augment", name, BINARY[type(op).__name__], tree(value)]
        case ast.AugAssign(target=ast.Subscript(value=target, slice=index), op=op, value=value):
            return ["augitem", tree(target), tree(index), BINARY[type(op).__name__], tree(value)]
    raise ValueError(ast.dump(node))


BINARY = {
    "Add": "add",
    "Sub": "sub",
    "Mult": "mul",
    "Div": "truediv",
    "FloorDiv": "floordiv",
    "Mod": "mod",
    "Pow": "pow",
    "MatMult": "matmul",
    "BitAnd": "and",
    "BitOr": "or",
    "BitXor": "xor",
    "LShift": "lshift",
    "RShift": "rshift",
}
COMPARE = {"Eq": "eq", "NotEq": "ne", "Lt": "lt", "LtE": "le", "Gt": "gt", "GtE": "ge"}


def encode_float(value):
    return value if math.isfinite(value) else str(value)


def encode(value):
    if isinstance(value, torch.Tensor):
        values = value.detach().flatten().tolist()
        return {
            "dtype": str(value.dtype).removeprefix("torch."),
            "shape": list(value.shape),
            "stride": list(value.stride()),
            "values": [encode_float(x) if isinstance(x, float) else x for x in values],
        }
    if isinstance(value, torch.dtype):
        return {"type": str(value)}
    if isinstance(value, (tuple, list)):
        return {"list": [encode(x) for x in value]}
    if isinstance(value, float):
        return {"float": encode_float(value)}
    if value is None or isinstance(value, (bool, int, str)):
        return {"const": value}
    raise ValueError(type(value))


def run(source):
    scope = {"torch": torch, "F": F}
    exec(PRELUDE, scope)
    body = ast.parse(source).body
    try:
        exec(compile(ast.Module(body[:-1], []), "case", "exec"), scope)
        return {"result": encode(eval(compile(ast.Expression(body[-1].value), "case", "eval"), scope))}
    except Exception as error:  # what the case is about
        return {"error": [type(error).__name__, str(error)]}


def main():
    torch.set_grad_enabled(False)
    cases = []
    for line in (pathlib.Path(__file__).parent / "ops_cases.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            program = [tree(node) for node in ast.parse(line).body]
            cases.append({"source": line, "program": program, **run(line)})
    prelude = [tree(node) for node in ast.parse(PRELUDE).body]
    print('{"torch": %s, "prelude": %s, "cases": [' % (json.dumps(torch.__version__), json.dumps(prelude)))
    print(",\n".join(json.dumps(case) for case in cases))
    print("]}")
    print(f"{len(cases)} cases", file=sys.stderr)


if __name__ == "__main__":
    main()
