"""Records tests/fixtures/safetensors/: dtypes.safetensors, with one tensor of each dtype that lib/safetensors
reads and float32 numbers with what PyTorch's .half() and .bfloat16() round them to; and written.safetensors, a
float32 and float16 file as the reference writes it.

Run with PyTorch and safetensors installed: python tools/record/dtypes.py
"""

import pathlib

import torch
from safetensors.torch import save_file

generator = torch.Generator().manual_seed(0)
bits = torch.randint(-(2**31), 2**31, (2048,), generator=generator, dtype=torch.int64).to(torch.int32)
any_bits = bits.view(torch.float32)
# Numbers around every float16, at and beside the middle between two neighbours: where rounding is decided.
halves = torch.randint(0, 0x7C00, (1024,), generator=generator).to(torch.int16).view(torch.float16).float()
next_halves = (halves.half().view(torch.int16) + 1).view(torch.float16).float()
ties = (halves.double() + next_halves.double()).div(2).float()
inf = torch.tensor(float("inf"))
special = torch.tensor(
    [
        0.0,
        -0.0,
        65504.0,
        65519.99,
        65520.0,
        65536.0,
        -65520.0,
        2**-24,
        2**-25,
        2**-25 * 1.0001,
        -(2**-26),
        2**-14,
        2**-14 - 2**-25,
        1e-45,
        3.4e38,
        3.3961775e38,
        float("inf"),
        -float("inf"),
        float("nan"),
        1 / 3,
    ]
)
numbers = torch.cat(
    [
        special,
        any_bits,
        ties,
        torch.nextafter(ties, inf),
        torch.nextafter(ties, -inf),
        torch.randn(1024, generator=generator),
    ]
)
numbers = torch.where(torch.isnan(numbers), torch.tensor(float("nan")), numbers)

fixtures = pathlib.Path(__file__).parents[2] / "tests/fixtures/safetensors"
save_file(
    {
        "round.float32": numbers,
        "round.float16": numbers.half(),
        "round.bfloat16": numbers.bfloat16(),
        "F64": torch.tensor([0.1, -1e300, 2.5], dtype=torch.float64),
        "I64": torch.tensor([[-(2**63), 2**63 - 1], [0, -1]], dtype=torch.int64),
        "I32": torch.tensor([-(2**31), 2**31 - 1], dtype=torch.int32),
        "I16": torch.tensor([-32768, 32767, 0], dtype=torch.int16),
        "I8": torch.tensor([-128, 127, 0], dtype=torch.int8),
        "U8": torch.tensor([0, 255, 7], dtype=torch.uint8),
        "BOOL": torch.tensor([True, False, True]),
        "scalar": torch.tensor(3.5),
        "empty": torch.zeros(2, 0, 3),
    },
    fixtures / "dtypes.safetensors",
    metadata={"torch": torch.__version__},
)
save_file(
    {
        "head.weight": torch.randn(3, 5, generator=generator),
        "head.bias": torch.randn(3, generator=generator).half(),
        "blocks.10.scale": torch.tensor(0.5),
        "blocks.9.scale": torch.tensor(0.25),
        "blocks.9.mask": torch.rand(2, 3, generator=generator).half(),
    },
    fixtures / "written.safetensors",
    metadata={"model": 'a "small" one'},  # of several keys the reference keeps no fixed order
)
