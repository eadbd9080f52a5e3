"""Records tests/fixtures/image/resample.safetensors: pictures resized by Pillow and transformed by timm.

`image` is a uint8 picture (H, W, 3) with noise, edges and a gradient, `small` a part of it. `resize:<filter>:<W>x<H>` is
what Pillow makes of `image`, `small:<filter>:<W>x<H>` of `small` (at two thirds, source pixels lie on filters' edges); `eval:<n>` is the tensor of timm's transform, whose configuration stands in the metadata under the same name.

Run with timm and Pillow installed: python tools/record/resample.py
"""

import json
import pathlib

import numpy
import PIL
import timm
import torch
from PIL import Image
from safetensors.torch import save_file
from timm.data import create_transform

rng = numpy.random.default_rng(0)
H, W = 61, 83
y, x = numpy.mgrid[0:H, 0:W]
pixels = numpy.stack([x * 255 // W, rng.integers(0, 256, (H, W)), ((x // 7 + y // 5) % 2) * 255], -1).astype(
    numpy.uint8
)
pixels[20:30, 40:60] = rng.choice([0, 255], (10, 20, 3))
image = Image.fromarray(pixels)

FILTERS = ["box", "bilinear", "hamming", "bicubic", "lanczos"]
SIZES = [(40, 29), (83, 20), (17, 61), (120, 97), (1, 1), (7, 90)]
CONFIGS = [
    dict(input_size=(3, 32, 32), crop_pct=0.9, interpolation="bicubic", mean=(0.5,) * 3, std=(0.5,) * 3),
    dict(
        input_size=(3, 32, 32),
        crop_pct=0.875,
        interpolation="bicubic",
        mean=(0.485, 0.456, 0.406),
        std=(0.229, 0.224, 0.225),
    ),
    dict(
        input_size=(3, 33, 33),
        crop_pct=1.0,
        interpolation="bilinear",
        mean=(0.48, 0.46, 0.41),
        std=(0.27, 0.26, 0.28),
    ),
    dict(input_size=(3, 40, 24), crop_pct=0.9, interpolation="bicubic", mean=(0.5,) * 3, std=(0.5,) * 3),
    dict(
        input_size=(3, 24, 40),
        crop_pct=0.9,
        interpolation="lanczos",
        mean=(0.5,) * 3,
        std=(0.5,) * 3,
        crop_mode="squash",
    ),
    dict(
        input_size=(3, 32, 32),
        crop_pct=0.95,
        interpolation="bicubic",
        mean=(0.485, 0.456, 0.406),
        std=(0.229, 0.224, 0.225),
        crop_mode="border",
    ),
    dict(input_size=(3, 32, 32), crop_pct=1.25, interpolation="bicubic", mean=(0.5,) * 3, std=(0.5,) * 3),
]

tensors = {"image": torch.from_numpy(pixels)}
metadata = {"pillow": PIL.__version__, "timm": timm.__version__}
for name in FILTERS:
    for size in SIZES:
        resized = image.resize(size, getattr(Image.Resampling, name.upper()))
        tensors[f"resize:{name}:{size[0]}x{size[1]}"] = torch.from_numpy(numpy.asarray(resized).copy())
small = pixels[22:28, 38:47].copy()
tensors["small"] = torch.from_numpy(small)
for name in FILTERS:
    resized = Image.fromarray(small).resize((6, 4), getattr(Image.Resampling, name.upper()))
    tensors[f"small:{name}:6x4"] = torch.from_numpy(numpy.asarray(resized).copy())
for index, config in enumerate(CONFIGS):
    tensors[f"eval:{index}"] = create_transform(**config, is_training=False)(image)
    metadata[f"eval:{index}"] = json.dumps(config)
path = pathlib.Path(__file__).parents[2] / "tests/fixtures/image/resample.safetensors"
save_file(tensors, path, metadata)
path.chmod(0o644)
