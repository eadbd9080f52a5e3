"""Records what PyTorch's CPU generator draws, for lib/torch/random's tests.

    python tools/record/draws.py > tests/fixtures/torch/random.json

(Not named random.py: that would hide Python's own module of the name.)

Each case seeds once and then draws step by step; a step's values are exact (float32 as the double it equals).
Recorded with torch 2.13.0+cpu and timm 1.0.29 on an x86-64 processor with AVX2 and AVX-512.
"""

import base64
import json
import math
import zlib

import torch
from torch import nn

torch.set_num_threads(1)
torch.set_grad_enabled(False)

try:
    from timm.layers.weight_init import trunc_normal_ as timm_trunc_normal_
except (ImportError, RuntimeError):  # a torchvision that does not match torch: take the one file
    import importlib.util
    import pathlib

    timm_root = pathlib.Path(importlib.util.find_spec("timm").origin).parent
    spec = importlib.util.spec_from_file_location("weight_init", timm_root / "layers" / "weight_init.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    timm_trunc_normal_ = module.trunc_normal_

SIZES = [0, 1, 2, 3, 7, 15, 16, 17, 31, 32, 33, 100]


def dtype_of(step):
    return getattr(torch, step.get("dtype", "float32"))


def draw(step):
    """Runs one step and returns the tensor it made."""
    op, n, dtype = step["op"], step.get("n", 0), dtype_of(step)
    match op:
        case "rand":
            return torch.rand(n, dtype=dtype)
        case "randn":
            return torch.randn(n, dtype=dtype)
        case "uniform":
            return torch.empty(n, dtype=dtype).uniform_(step["from"], step["to"])
        case "normal":
            return torch.empty(n, dtype=dtype).normal_(step["mean"], step["std"])
        case "exponential":
            return torch.empty(n, dtype=dtype).exponential_(step["lambd"])
        case "randint":
            return torch.randint(step["low"], step["high"], (n,))
        case "randperm":
            return torch.randperm(n)
        case "bernoulli_":
            return torch.empty(n).bernoulli_(step["p"])
        case "bernoulli":
            return torch.bernoulli(torch.tensor(step["probabilities"], dtype=dtype))
        case "multinomial":
            return torch.multinomial(
                torch.tensor(step["weights"]), step["samples"], replacement=step["replacement"]
            )
        case "trunc_normal":
            return nn.init.trunc_normal_(
                torch.empty(n, dtype=dtype), step["mean"], step["std"], step["a"], step["b"]
            )
        case "timm_trunc_normal":
            return timm_trunc_normal_(
                torch.empty(n, dtype=dtype), step["mean"], step["std"], step["a"], step["b"]
            )
        case "kaiming_normal":
            return nn.init.kaiming_normal_(
                torch.empty(step["shape"]), mode="fan_out", nonlinearity="relu"
            ).flatten()
        case "xavier_uniform":
            return nn.init.xavier_uniform_(torch.empty(step["shape"]), step["gain"]).flatten()
    raise ValueError(op)


def record(seed, steps):
    torch.manual_seed(seed)
    recorded = []
    for step in steps:
        values = draw(step)
        recorded.append({**step, "values": values.tolist(), "printed": str(values)})
    return {"seed": str(seed), "steps": recorded}


def layer(seed, kind, *arguments):
    torch.manual_seed(seed)
    made = getattr(nn, kind)(*arguments)
    tensors = {
        name: {"shape": list(p.shape), "values": p.flatten().tolist()} for name, p in made.named_parameters()
    }
    return {"seed": str(seed), "layer": kind, "tensors": tensors}


def mixture(seed, count):
    """A chain of draws of every kind and size, in an order that the seed decides."""
    choose = torch.Generator().manual_seed(seed)

    def pick(options):
        return options[int(torch.randint(len(options), (), generator=choose))]

    steps = []
    for _ in range(count):
        n = pick(SIZES + [5, 9])
        dtype = pick(["float32", "float32", "float64"])
        steps.append(
            pick(
                [
                    {"op": "rand", "n": n, "dtype": dtype},
                    {"op": "randn", "n": n, "dtype": dtype},
                    {"op": "randn", "n": n, "dtype": dtype},
                    {"op": "normal", "n": n, "dtype": dtype, "mean": 0.25, "std": 0.02},
                    {"op": "uniform", "n": n, "dtype": dtype, "from": -0.0361, "to": 0.0723},
                    {"op": "randint", "n": n, "low": -5, "high": 17},
                    {"op": "randint", "n": n, "low": 0, "high": 2**40},
                    {"op": "randperm", "n": n},
                    {"op": "exponential", "n": n, "lambd": 1.7},
                    {"op": "bernoulli_", "n": n, "p": 0.3},
                    {"op": "timm_trunc_normal", "n": n, "mean": 0.0, "std": 0.02, "a": -2.0, "b": 2.0},
                    {"op": "trunc_normal", "n": n, "mean": 0.0, "std": 0.02, "a": -2.0, "b": 2.0},
                    {"op": "trunc_normal", "n": n, "mean": 0.0, "std": 1.0, "a": -1.0, "b": 1.0},
                ]
            )
        )
    return record(seed, steps)


def generator_state(seed, normals):
    torch.manual_seed(seed)
    torch.randn(normals)
    state = torch.get_rng_state()
    packed = base64.b64encode(zlib.compress(bytes(state.tolist()), 9)).decode()
    return {"seed": str(seed), "normals": normals, "state": packed, "next": torch.randn(4).tolist()}


cases = []
for op in ("rand", "randn"):
    for dtype in ("float32", "float64"):
        cases.append(record(0, [{"op": op, "n": n, "dtype": dtype} for n in SIZES]))
cases.append(record(42, [{"op": "randn", "n": n} for n in (1000, 3, 1, 1, 257, 2)]))
cases.append(record(2**64 - 1, [{"op": "rand", "n": 5}]))
cases.append(record(-1, [{"op": "rand", "n": 5}]))
cases.append(record(2**32 + 7, [{"op": "rand", "n": 3}, {"op": "randint", "n": 640, "low": 0, "high": 1000}]))
cases.append(
    record(
        5,
        [
            {"op": "uniform", "n": n, "from": a, "to": b}
            for n, a, b in [(50, -1, 1), (50, 3, 3), (40, -1e-3, 7.77), (40, 1.0, 1.0000002)]
        ],
    )
)
cases.append(
    record(
        6,
        [
            {"op": "randint", "n": 20, "low": a, "high": b}
            for a, b in [(0, 10), (-3, 3), (0, 2**28 - 1), (0, 2**28), (7, 2**50)]
        ],
    )
)
cases.append(record(7, [{"op": "randperm", "n": n} for n in (0, 1, 2, 5, 10, 196, 1000)]))
cases.append(record(8, [{"op": "bernoulli_", "n": 40, "p": p} for p in (0.0, 0.1, 0.5, 0.9, 1.0)]))
for dtype in ("float32", "float64"):
    cases.append(
        record(9, [{"op": "bernoulli", "dtype": dtype, "probabilities": [k / 20 for k in range(21)]}])
    )
cases.append(
    record(
        10,
        [
            {"op": "multinomial", "weights": [0.1, 0.0, 3.0, 0.7], "samples": s, "replacement": r}
            for s, r in [(1, False), (2, False), (3, False), (1, True), (5, True), (12, True)]
        ]
        + [
            {
                "op": "multinomial",
                "weights": [1.0 / (k + 1) for k in range(50)],
                "samples": 20,
                "replacement": r,
            }
            for r in (True, False)
        ],
    )
)
trunc = [
    (0.0, 1.0, -2.0, 2.0),
    (0.0, 0.02, -2.0, 2.0),
    (0.5, 1.0, -0.2, 0.4),
    (0.0, 1.0, 1.5, 4.0),
    (1.0, 0.5, -1.0, 0.9),
]
for op in ("trunc_normal", "timm_trunc_normal"):
    for dtype in ("float32", "float64"):
        cases.append(
            record(
                11,
                [
                    {"op": op, "n": n, "dtype": dtype, "mean": m, "std": s, "a": a, "b": b}
                    for m, s, a, b in trunc
                    for n in (5, 40)
                ],
            )
        )
cases.append(
    record(
        12,
        [
            {"op": "kaiming_normal", "shape": [8, 3, 3, 3]},
            {"op": "xavier_uniform", "shape": [7, 11], "gain": 1.0},
        ],
    )
)
for dtype in ("float16", "bfloat16"):
    cases.append(
        record(
            13, [{"op": op, "n": n, "dtype": dtype} for op in ("randn", "rand") for n in (3, 16, 17, 31, 100)]
        )
    )
    cases.append(
        record(
            14,
            [
                {"op": "uniform", "n": 500, "dtype": dtype, "from": -1.0, "to": 0.3},
                {"op": "normal", "n": 50, "dtype": dtype, "mean": 0.5, "std": 0.3},
            ],
        )
    )
cases += [mixture(seed, 30) for seed in range(100, 106)]

layers = [
    layer(0, "Linear", 3, 2),
    layer(1, "Linear", 192, 10),
    layer(42, "Conv2d", 1, 2, 2),
    layer(3, "Conv2d", 3, 4, 5),
]
states = [generator_state(3, n) for n in (0, 1, 2, 40, 1000)]
erf = [
    [x, math.erf(x)]
    for x in [
        0.0,
        1e-300,
        1e-9,
        0.1,
        0.5,
        0.84,
        0.85,
        1.0,
        1.24,
        1.26,
        2.0,
        2.85,
        2.86,
        3.5,
        5.9,
        6.1,
        -0.3,
        -1.1,
        -2.2,
        -30.0,
    ]
]
uniforms = torch.linspace(-1, 1, 401)[1:-1]
erfinv = [uniforms.tolist(), uniforms.erfinv().tolist()]
print(
    json.dumps(
        {
            "torch": torch.__version__,
            "cases": cases,
            "layers": layers,
            "states": states,
            "erf": erf,
            "erfinv": erfinv,
        }
    )
)
