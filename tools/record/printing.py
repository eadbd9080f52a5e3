"""Records how PyTorch prints tensors and how Python prints floats, for lib/torch/print's tests.

    python tools/record/printing.py > tests/fixtures/torch/printing.json

A tensor's elements are base64 of its raw little-endian bytes (float16 and bfloat16 widened to float32), or, for large
ones, the formula ((i * a) mod m - c) * s, computed in float64 and cast. Recorded with torch 2.13.0+cpu.
"""

import base64
import json
import math
import random
import struct

import torch
from torch import nn

torch.set_num_threads(1)
rng = random.Random(20)
FLOATS = ["float32", "float64", "float16", "bfloat16"]
INTEGERS = ["int64", "int32", "int16", "int8", "uint8"]
cases = []


def encoded(tensor):
    plain = tensor.detach()
    if plain.dtype in (torch.float16, torch.bfloat16):
        plain = plain.float()
    if plain.dtype == torch.bool:
        plain = plain.to(torch.uint8)
    return base64.b64encode(plain.contiguous().numpy().tobytes()).decode()


def record(tensor, options=None, formula=None, wrap=None):
    """Prints `tensor` under `options` and notes all that a printer needs."""
    torch.set_printoptions(profile="default")
    if options:
        torch.set_printoptions(**options)
    shown = nn.Parameter(tensor) if wrap == "parameter" else tensor
    case = {
        "shape": list(tensor.shape),
        "dtype": str(tensor.dtype).removeprefix("torch."),
        "printed": repr(shown),
    }
    if options:
        case["options"] = options
    if formula:
        case["formula"] = formula
    elif tensor.device.type != "meta":
        case["bytes"] = encoded(tensor)
    if tensor.device.type == "meta":
        case["device"] = "meta"
    if wrap:
        case["wrap"] = wrap
    if tensor.grad_fn is not None:
        case["grad_fn"] = type(tensor.grad_fn).__name__
    elif tensor.requires_grad:
        case["requires_grad"] = True
    cases.append(case)


def from_formula(shape, dtype, a, m, c, s):
    n = math.prod(shape)
    values = [((i * a) % m - c) * s for i in range(n)]
    return torch.tensor(values, dtype=torch.float64).to(getattr(torch, dtype)).reshape(shape)


def tensor(values, dtype="float32"):
    return torch.tensor(values, dtype=getattr(torch, dtype))


# Empty, scalar, whole numbers, the edges of each rule.
for shape in [(0,), (0, 3), (3, 0), (2, 0, 4), (1, 0)]:
    for dtype in ["float32", "float64", "int64", "int32", "bool"]:
        record(torch.empty(shape, dtype=getattr(torch, dtype)))
record(torch.empty(0, requires_grad=True))
edges = [
    [0.0],
    [-0.0, 0.0],
    [1.0, 2.0, 3.0],
    [1.0, -2.0, 1000.0],
    [1.0, 1000.0],
    [1.0, 1001.0],
    [0.5, 500.0],
    [0.5, 500.5],
    [1e8],
    [1.0000001e8, 1e8],
    [100000008.0],
    [1e-4],
    [0.0001, 0.05],
    [0.00010001],
    [9.9999e-5],
    [1e-4, 1.0],
    [math.nan],
    [math.inf],
    [-math.inf, math.nan],
    [1.0, math.nan],
    [1.5, math.inf],
    [1.5, -math.inf, 2000.25],
    [0.0, 1.0, math.nan, -math.inf],
    [1e10, math.nan],
    [123456.5],
    [123456.0],
    [1e22],
    [2.675],
    [0.5],
    [1.5, 2.5, -2.5],
    [0.03125, 0.09375, 0.15625],
    [0.00005, 0.00015],
    [2.00005, 2.00015, 2.00025],
    [99999.99999],
    [999.99995],
    [9.99995, 1.0],
    [1e-45],
    [3.4e38],
    [1e38, 1.0],
    [1e-38],
    [16777216.0, 1.0],
    [12345678.0],
    [-12345678.0, 99999999.0],
    [100.0, 0.125],
]
for values in edges:
    for dtype in FLOATS:
        record(tensor(values, dtype))
    record(tensor(values[0], "float32"))
    record(tensor(values[-1], "float64"))
for dtype in INTEGERS:
    low, high = torch.iinfo(getattr(torch, dtype)).min, torch.iinfo(getattr(torch, dtype)).max
    for values in ([0], [low, high], [1, -1 if low else 1, 10], 5, low):
        record(tensor(values, dtype))
record(tensor([2**53 + 1, -(2**62)], "int64"))
for values in (True, [True, False], [[True], [False]], [True] * 30):
    record(tensor(values, "bool"))
for value in (5e-324, 1.7976931348623157e308, 1e16, 123456789012345680.0, 0.1):
    record(tensor([value], "float64"))
    record(tensor([value, 1.0], "float64"))

# Gradients, parameters, devices, and suffixes at the right margin.
record(torch.ones(3, requires_grad=True))
record(torch.ones(3, requires_grad=True) + 1)
record(torch.ones(2, 3, dtype=torch.float64, requires_grad=True) * 2)
for shape in [(), (2,), (8,), (9,), (10,), (2, 8), (3, 0)]:
    record(torch.full(shape, 0.125), wrap="parameter")
    record(torch.full(shape, 0.125, dtype=torch.float64), wrap="parameter")
for n in range(1, 25):
    record(torch.full((n,), 0.25, dtype=torch.float64))
    record(torch.arange(n, dtype=torch.int32))
    record(torch.full((n,), 1 / 3, requires_grad=True))
for dtype in ("float32", "float64", "int64", "bool"):
    record(torch.empty((2, 3), dtype=getattr(torch, dtype), device="meta"))

# Summaries: only the values shown decide the width.
formulas = [
    (7, 1009, 500, 0.01),
    (1, 10**6, 0, 1.0),
    (13, 2003, 1000, 1.5),
    (17, 99991, 0, 1e-3),
    (31, 65521, 30000, 1e3),
]
shapes = [
    (1001,),
    (1000,),
    (5000,),
    (40, 50),
    (2, 600),
    (600, 2),
    (10, 11, 12),
    (7, 6, 30),
    (2, 3, 4, 50),
    (3, 224, 224),
    (1, 197, 192),
    (1001, 1),
    (1, 1001),
    (4, 1, 7, 1, 40),
]
for shape in shapes:
    for index, (a, m, c, s) in enumerate(formulas):
        dtype = ["float32", "int64", "float64", "float16", "bfloat16"][(index + len(shape)) % 5]
        record(from_formula(shape, dtype, a, m, c, s), formula=[a, m, c, s])
    record(from_formula(shape, "bool", 7, 3, 0, 1), formula=[7, 3, 0, 1])
    record(from_formula(shape, "float32", 7, 1009, 500, 0.01).requires_grad_(), formula=[7, 1009, 500, 0.01])

# Options.
all_options = [
    {"profile": "short"},
    {"profile": "full"},
    {"profile": "default", "precision": 8},
    {"precision": 0},
    {"precision": 1},
    {"precision": 10, "linewidth": 120},
    {"threshold": 5},
    {"threshold": 5, "edgeitems": 1},
    {"edgeitems": 0, "threshold": 2},
    {"edgeitems": 2, "threshold": 8},
    {"linewidth": 20},
    {"linewidth": 1},
    {"linewidth": 200},
    {"sci_mode": True},
    {"sci_mode": False},
    {"sci_mode": True, "precision": 2},
    {"sci_mode": False, "precision": 2},
    {"profile": "short", "sci_mode": True},
]
optioned = [
    tensor([0.0, 1.0, -2.0]),
    tensor([[1.25, -3.5e-6], [1e9, 0.0]]),
    tensor(list(range(12)), "int64").reshape(3, 4),
    tensor(0.1, "float64"),
    tensor([k / 16 for k in range(-20, 20)]),
    tensor([[[k * 0.37 - j for k in range(9)] for j in range(3)] for _ in range(2)], "float64"),
    tensor([True, False, True]),
    tensor([1e-7, math.nan, math.inf]),
    torch.empty(0, 2),
    tensor([0.5, 1.5, 2.5, -0.5]),
]
for options in all_options:
    for one in optioned:
        record(one, options)
    record(from_formula((30, 50), "float32", 7, 1009, 500, 0.01), options, formula=[7, 1009, 500, 0.01])


# Chance: any shape, any kind of value.
def value(kind):
    match kind:
        case "normal":
            return rng.gauss(0, 1)
        case "spread":
            return rng.gauss(0, 1) * 10 ** rng.randint(-3, 3)
        case "wide":
            return rng.choice([-1, 1]) * 10 ** rng.uniform(-12, 12)
        case "whole":
            return float(rng.randint(-2000, 2000))
        case "tie":
            return rng.randint(-500, 500) / rng.choice([2, 4, 8, 16, 32, 64, 65536])
        case "near":
            return rng.choice([1000, 1e8, 1e-4, 1, 10]) * rng.choice(
                [0.9999, 0.99999999, 1, 1.0000001, 1.001]
            )
    return rng.choice([0.0, -0.0, math.nan, math.inf, -math.inf, 1.0, 0.25, 3e7])


for _ in range(300):
    shape = [rng.choice([1, 1, 2, 3, 4, 7, 12]) for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 4]))]
    if math.prod(shape) > 200:
        shape = shape[:2]
    kind = rng.choice(["normal", "spread", "wide", "whole", "tie", "near", "odd"])
    dtype = rng.choice(FLOATS)
    flat = [value(kind if rng.random() < 0.97 else "odd") for _ in range(math.prod(shape))]
    made = tensor(flat, dtype).reshape(shape)
    record(
        made.requires_grad_() if rng.random() < 0.2 else made,
        rng.choice([None, None, rng.choice(all_options)]),
    )

# Python's own floats.
numbers = [
    0.0,
    -0.0,
    0.5,
    1.5,
    2.5,
    -0.5,
    0.125,
    0.375,
    2.675,
    1.005,
    1e22,
    1e21,
    1e20,
    1e16,
    9999999999999998.0,
    1e15,
    123456.5,
    1e-4,
    1e-5,
    0.00012345,
    1e-7,
    5e-324,
    1.7976931348623157e308,
    0.1,
    1 / 3,
    2 / 3,
    100.0,
    1e100,
    1e-100,
    45.0,
    12345.0,
    12355.0,
    1.25e17,
    250000000000000000.0,
    2.5e20,
    3.5e25,
    15.0,
    25.0,
    35.0,
    9.5,
    99.5,
    999995.0,
    0.99995,
    0.999951,
    999.99999,
    6.25,
    1e23,
    4.35,
    math.nan,
    math.inf,
    -math.inf,
    0.03125,
    0.046875,
    -7.0,
    8.5e-5,
]
numbers += [rng.choice([-1, 1]) * 10 ** rng.uniform(-30, 30) for _ in range(100)]
numbers += [rng.randint(-(10**6), 10**6) / 2 ** rng.randint(0, 20) for _ in range(200)]
numbers += [rng.randint(1, 10**6) * 5.0 * 10.0 ** rng.randint(0, 18) for _ in range(60)]
specs = ["", ".0f", ".1f", ".2f", ".4f", ".8f", ".0e", ".1e", ".2e", ".4e", ".10e"]
floats = {
    "specs": specs,
    "bytes": base64.b64encode(struct.pack(f"<{len(numbers)}d", *numbers)).decode(),
    "texts": [[format(x, spec) if spec else repr(x) for spec in specs] for x in numbers],
}
print(json.dumps({"torch": torch.__version__, "cases": cases, "floats": floats}))
