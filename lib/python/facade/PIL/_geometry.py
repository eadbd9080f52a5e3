"""Resized, rotated, reduced: pixels (H, W, channels) moved and mixed as Pillow does."""

import math

import torch
from torch import _verbs as verbs


def _three(pixels):
    """Resized by the library three channels at a time."""
    count = pixels.shape[-1]
    return pixels if count == 3 else pixels[..., :1].expand(*pixels.shape[:2], 3) if count == 1 else None


def _filtered(pixels, width, height, name, box):
    if pixels.shape[-1] in (1, 3):
        resized = verbs.picture_resize(_three(pixels).contiguous(), width, height, name, list(box))
        return resized[..., : pixels.shape[-1]].contiguous()
    parts = [_filtered(pixels[..., i : i + 1], width, height, name, box) for i in range(pixels.shape[-1])]
    return torch.cat(parts, -1)


def _divided(product):
    """Divided by 255, rounded, as Pillow does without dividing."""
    product = product + 128
    return ((product >> 8) + product) >> 8


def _resized_with_alpha(pixels, width, height, name, box):
    """Colours are mixed by how much of them shows."""
    alpha = pixels[..., -1:].long()
    shown = _divided(pixels[..., :-1].long() * alpha)
    both = torch.cat([shown, alpha], -1).to(torch.uint8)
    resized = _filtered(both, width, height, name, box).long()
    alpha = resized[..., -1:]
    safe = torch.where(alpha == 0, torch.ones_like(alpha), alpha)
    colours = torch.where(alpha == 0, resized[..., :-1], (255 * resized[..., :-1] // safe).clamp(0, 255))
    return torch.cat([colours, alpha], -1).to(torch.uint8)


def nearest_places(count, start, stop):
    """Which pixel each of `count` takes of those from `start` to `stop`."""
    scale = (stop - start) / count
    return torch.tensor([min(int(start + scale * (i + 0.5)), math.ceil(stop) - 1) for i in range(count)])


def resize(pixels, mode, width, height, name, box):
    left, top, right, bottom = box
    if name == "nearest":
        rows, columns = nearest_places(height, top, bottom), nearest_places(width, left, right)
        return pixels[rows][:, columns].contiguous()
    whole = (left, top, right, bottom) == (0, 0, pixels.shape[1], pixels.shape[0])
    if whole and (pixels.shape[1], pixels.shape[0]) == (width, height):
        return pixels.clone().contiguous()
    if pixels.dtype is not torch.uint8:
        raise NotImplementedError(
            f"Image.resize() of a picture of mode {mode!r} is part of PIL but not of this page."
        )
    if mode in ("RGBA", "LA"):
        return _resized_with_alpha(pixels, width, height, name, box)
    return _filtered(pixels, width, height, name, box)


def reduce(pixels, across, down):
    """Blocks of pixels as their mean."""
    height, width, channels = pixels.shape
    rows, columns = -(-height // down), -(-width // across)
    result = torch.zeros(rows, columns, channels, dtype=torch.int64)
    for y0, y1, r0, r1 in _parts(height, down, rows):
        for x0, x1, c0, c1 in _parts(width, across, columns):
            block = pixels[y0:y1, x0:x1].long()
            high, wide = (y1 - y0) // (r1 - r0), (x1 - x0) // (c1 - c0)
            total = block.reshape(r1 - r0, high, c1 - c0, wide, channels).sum((1, 3))
            count = high * wide
            factor = int((1 << 24) / count + 0.0)
            result[r0:r1, c0:c1] = ((total + count // 2) * factor) >> 24
    return result.to(torch.uint8)


def _parts(length, size, count):
    """Whole blocks, and the one that is cut off."""
    whole = length // size
    parts = [(0, whole * size, 0, whole)] if whole else []
    return [*parts, (whole * size, length, whole, count)] if length % size else parts


def transpose(pixels, method):
    if method == 0:
        return pixels.flip(1)
    if method == 1:
        return pixels.flip(0)
    if method == 2:
        return pixels.transpose(0, 1).flip(0).contiguous()
    if method == 3:
        return pixels.flip((0, 1))
    if method == 4:
        return pixels.transpose(0, 1).flip(1).contiguous()
    if method == 5:
        return pixels.transpose(0, 1).contiguous()
    return pixels.transpose(0, 1).flip((0, 1)).contiguous()


def affine(pixels, width, height, matrix, resample, fill):
    """Each pixel of the result taken from where the matrix says; `fill` (channels) outside."""
    a, b, c, d, e, f = matrix
    x = torch.arange(width, dtype=torch.float64)[None, :]
    y = torch.arange(height, dtype=torch.float64)[:, None]
    rows, columns = pixels.shape[:2]
    if resample == "nearest":

        def fixed(value):
            return math.floor(value * 65536.0 + 0.5)

        xs = (fixed(c + a * 0.5 + b * 0.5) + x * fixed(a) + y * fixed(b)).div(65536).floor().long()
        ys = (fixed(f + d * 0.5 + e * 0.5) + x * fixed(d) + y * fixed(e)).div(65536).floor().long()
        inside = (xs >= 0) & (xs < columns) & (ys >= 0) & (ys < rows)
        taken = pixels[ys.clamp(0, rows - 1), xs.clamp(0, columns - 1)]
        return torch.where(inside[..., None], taken, fill)
    if resample != "bilinear":
        raise NotImplementedError(
            f"rotating with the {resample.upper()} filter is part of PIL but not of this page."
        )
    xin, yin = a * (x + 0.5) + b * (y + 0.5) + c, d * (x + 0.5) + e * (y + 0.5) + f
    inside = (xin >= 0) & (xin < columns) & (yin >= 0) & (yin < rows)
    xin, yin = xin - 0.5, yin - 0.5
    x0, y0 = torch.floor(xin), torch.floor(yin)
    dx, dy = (xin - x0)[..., None], (yin - y0)[..., None]

    def at(row, column):
        return pixels[row.long().clamp(0, rows - 1), column.long().clamp(0, columns - 1)].double()

    upper = at(y0, x0) + (at(y0, x0 + 1) - at(y0, x0)) * dx
    below = (y0 + 1 >= 0) & (y0 + 1 < rows)
    lower = torch.where(below[..., None], at(y0 + 1, x0) + (at(y0 + 1, x0 + 1) - at(y0 + 1, x0)) * dx, upper)
    mixed = upper + (lower - upper) * dy
    mixed = mixed.floor() if pixels.dtype is torch.uint8 else mixed
    return torch.where(inside[..., None], mixed.to(pixels.dtype), fill)
