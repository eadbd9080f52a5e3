"""Random erasing; after timm's `random_erasing.py`. The places are drawn by Python's `random`."""

import math
import random

import torch


class RandomErasing:
    """Rectangles of normalised pictures (C, H, W) or (B, C, H, W) overwritten, in place.

    mode: 'const' with 0, 'rand' with one normal draw a channel, 'pixel' with one a pixel
    num_splits: where over 1, the first share of the batch is left clean
    """

    __module__ = "timm.data.random_erasing"

    def __init__(
        self, probability=0.5, min_area=0.02, max_area=1 / 3, min_aspect=0.3, max_aspect=None, mode="const",
        min_count=1, max_count=None, num_splits=0, device="cuda",
    ):  # fmt: skip
        self.probability = probability
        self.min_area, self.max_area = min_area, max_area
        self.log_aspect_ratio = (math.log(min_aspect), math.log(max_aspect or 1 / min_aspect))
        self.min_count = min_count
        self.max_count = max_count or min_count
        self.num_splits = num_splits
        self.mode = mode.lower()
        assert self.mode in ("", "const", "rand", "pixel")
        self.device = device

    def _pixels(self, channels, h, w, dtype):
        size = (channels, h, w) if self.mode == "pixel" else (channels, 1, 1)
        if self.mode in ("pixel", "rand"):
            return torch.empty(size, dtype=dtype, device=self.device).normal_()
        return torch.zeros(size, dtype=dtype, device=self.device)

    def _erase(self, img):
        if random.random() > self.probability:
            return
        channels, height, width = img.shape
        count = self.min_count
        if self.min_count != self.max_count:
            count = random.randint(self.min_count, self.max_count)
        for _ in range(count):
            for _ in range(10):
                area = random.uniform(self.min_area, self.max_area) * height * width / count
                aspect = math.exp(random.uniform(*self.log_aspect_ratio))
                h, w = int(round(math.sqrt(area * aspect))), int(round(math.sqrt(area / aspect)))
                if w < width and h < height:
                    top = random.randint(0, height - h)
                    left = random.randint(0, width - w)
                    img[:, top : top + h, left : left + w] = self._pixels(channels, h, w, img.dtype)
                    break

    def __call__(self, input):
        if input.dim() == 3:
            self._erase(input)
            return input
        clean = len(input) // self.num_splits if self.num_splits > 1 else 0
        for i in range(clean, len(input)):
            self._erase(input[i])
        return input

    def __repr__(self):
        count = f"({self.min_count}, {self.max_count})"
        return f"{type(self).__name__}(p={self.probability}, mode={self.mode}, count={count})"
