"""Pictures that are tensors (…, C, H, W); after torchvision 0.28 `transforms/_functional_tensor.py`."""

import torch
import torch.nn.functional as F


def largest(dtype):
    return 1.0 if dtype.is_floating_point else 255 if dtype is torch.uint8 else torch.iinfo(dtype).max


def as_batch(img, kinds=(torch.float32, torch.float64)):
    """(N, C, H, W) of a type that can be interpolated, and how to go back."""
    kind, lacks_batch = img.dtype, img.ndim < 4
    batch = img.unsqueeze(0) if lacks_batch else img
    batch = batch if kind in kinds else batch.to(torch.float32)

    def back(result):
        result = result.squeeze(0) if lacks_batch else result
        if result.dtype is not kind:
            result = result.round().to(kind) if not kind.is_floating_point else result.to(kind)
        return result

    return batch, back


def resize(img, size, mode, antialias):
    batch, back = as_batch(img)
    smooth = mode in ("bilinear", "bicubic")
    options = {"align_corners": False, "antialias": bool(antialias)} if smooth else {}
    result = F.interpolate(batch, size=list(size), mode=mode, **options)
    if mode == "bicubic" and img.dtype is torch.uint8:
        result = result.clamp(min=0, max=255)
    return back(result)


def blend(first, second, ratio):
    ratio = float(ratio)
    mixed = ratio * first + (1.0 - ratio) * second
    return mixed.clamp(0, largest(first.dtype)).to(first.dtype)


def grayscale(img, count=1):
    red, green, blue = img.unbind(dim=-3)
    grey = (0.2989 * red + 0.587 * green + 0.114 * blue).to(img.dtype).unsqueeze(dim=-3)
    return grey.expand(img.shape) if count == 3 else grey


def adjust_brightness(img, factor):
    return blend(img, torch.zeros_like(img), factor)


def adjust_contrast(img, factor):
    kind = img.dtype if img.dtype.is_floating_point else torch.float32
    grey = grayscale(img) if img.shape[-3] == 3 else img
    return blend(img, torch.mean(grey.to(kind), dim=(-3, -2, -1), keepdim=True), factor)


def adjust_saturation(img, factor):
    return img if img.shape[-3] == 1 else blend(img, grayscale(img), factor)


def adjust_hue(img, factor):
    if img.shape[-3] == 1:
        return img
    kind = img.dtype
    h, s, v = to_hsv(convert_dtype(img, torch.float32)).unbind(dim=-3)
    moved = torch.stack([(h + factor) % 1.0, s, v], dim=-3)
    return convert_dtype(from_hsv(moved), kind)


def to_hsv(img):
    r, g, b = img.unbind(dim=-3)
    most, least = torch.max(img, dim=-3).values, torch.min(img, dim=-3).values
    flat = most == least
    spread = most - least
    ones = torch.ones_like(most)
    s = spread / torch.where(flat, ones, most)
    divisor = torch.where(flat, ones, spread)
    rc, gc, bc = ((most - band) / divisor for band in (r, g, b))
    hr = (most == r) * (bc - gc)
    hg = ((most == g) & (most != r)) * (2.0 + rc - bc)
    hb = ((most != g) & (most != r)) * (4.0 + gc - rc)
    return torch.stack((torch.fmod((hr + hg + hb) / 6.0 + 1.0, 1.0), s, most), dim=-3)


def from_hsv(img):
    h, s, v = img.unbind(dim=-3)
    i = torch.floor(h * 6.0)
    f = h * 6.0 - i
    i = i.to(dtype=torch.int32) % 6
    p = torch.clamp(v * (1.0 - s), 0.0, 1.0)
    q = torch.clamp(v * (1.0 - s * f), 0.0, 1.0)
    t = torch.clamp(v * (1.0 - s * (1.0 - f)), 0.0, 1.0)
    tables = ((v, q, p, p, t, v), (t, v, v, q, p, p), (p, p, t, v, v, q))
    bands = []
    for table in tables:
        band = table[5]
        for place in range(5):
            band = torch.where(i == place, table[place], band)
        bands.append(band)
    return torch.stack(bands, dim=-3)


def convert_dtype(image, dtype):
    if image.dtype is dtype:
        return image
    if image.dtype.is_floating_point:
        if dtype.is_floating_point:
            return image.to(dtype)
        return image.mul(largest(dtype) + 1.0 - 1e-3).to(dtype)
    most = largest(image.dtype)
    if dtype.is_floating_point:
        return image.to(dtype) / most
    wanted = largest(dtype)
    if most > wanted:
        return torch.div(image, (most + 1) // (wanted + 1), rounding_mode="floor").to(dtype)
    return image.to(dtype) * ((wanted + 1) // (most + 1))


def gaussian_blur(img, kernel_size, sigma):
    batch, back = as_batch(img)

    def line(size, deviation):
        half = (size - 1) * 0.5
        x = torch.linspace(-half, half, steps=size, dtype=batch.dtype)
        weights = torch.exp(-0.5 * (x / deviation).pow(2))
        return weights / weights.sum()

    across, down = line(kernel_size[0], sigma[0]), line(kernel_size[1], sigma[1])
    kernel = torch.mm(down[:, None], across[None, :]).expand(
        batch.shape[-3], 1, down.shape[0], across.shape[0]
    )
    sides = [kernel_size[0] // 2, kernel_size[0] // 2, kernel_size[1] // 2, kernel_size[1] // 2]
    return back(F.conv2d(F.pad(batch, sides, mode="reflect"), kernel.contiguous(), groups=batch.shape[-3]))
