"""From one mode to another, number for number as Pillow's `Convert.c`. Pixels are tensors (H, W, channels)."""

import torch

BANDS = {
    "1": ("1",), "L": ("L",), "P": ("P",), "LA": ("L", "A"), "RGB": ("R", "G", "B"), "RGBA": ("R", "G", "B", "A"),
    "I": ("I",), "F": ("F",), "HSV": ("H", "S", "V"), "RGBX": ("R", "G", "B", "X"),
}  # fmt: skip
TYPES = {"I": torch.int32, "F": torch.float32}
_NAMED_ONLY = ("CMYK", "YCbCr", "LAB", "PA", "La", "RGBa", "I;16")


def check_mode(mode):
    if mode in BANDS:
        return
    if mode in _NAMED_ONLY:
        raise NotImplementedError(f"pictures of the mode {mode!r} are part of PIL but not of this page.")
    raise ValueError("unrecognized image mode")


def type_of(mode):
    return TYPES.get(mode, torch.uint8)


def grey_of(pixels):
    """Luma in fixed point, as `L24`."""
    wide = pixels[..., :3].long()
    return ((wide[..., 0] * 19595 + wide[..., 1] * 38470 + wide[..., 2] * 7471 + 0x8000) >> 16).to(
        torch.uint8
    )[..., None]


def _alpha(pixels):
    return torch.full((*pixels.shape[:2], 1), 255, dtype=torch.uint8)


def to_hsv(pixels):
    wide = pixels[..., :3].float()
    most, least = wide.amax(-1), wide.amin(-1)
    spread = most - least
    safe = torch.where(spread == 0, torch.ones_like(spread), spread)
    rc, gc, bc = (((most - wide[..., i]) / safe).double() for i in range(3))
    red, green = wide[..., 0] == most, wide[..., 1] == most
    hue = torch.where(red, bc - gc, torch.where(green, 2.0 + rc - bc, 4.0 + gc - rc)).float().double()
    hue = torch.fmod(hue / 6.0 + 1.0, 1.0).float()  # C's variables are floats, its constants doubles
    share = spread / torch.where(most == 0, torch.ones_like(most), most)
    h = (hue.double() * 255.0).long().clamp(0, 255)
    s = (share.double() * 255.0).long().clamp(0, 255)
    flat = spread == 0
    zero = torch.zeros_like(h)
    return torch.stack([torch.where(flat, zero, h), torch.where(flat, zero, s), most.long()], -1).to(
        torch.uint8
    )


def from_hsv(pixels):
    h, s, v = (pixels[..., i].double() for i in range(3))
    place = h * 6.0 / 255.0
    sector = torch.floor(place)
    f, share = (place - sector).float().double(), (s / 255.0).float().double()

    def rounded(value):
        return torch.floor(value + 0.5)

    p = rounded(v * (1.0 - share))
    q = rounded(v * (1.0 - share * f))
    t = rounded(v * (1.0 - share * (1.0 - f)))
    choices = [(v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q)]
    which = torch.remainder(sector, 6).long()
    bands = []
    for band in range(3):
        value = choices[5][band]
        for i in range(5):
            value = torch.where(which == i, choices[i][band], value)
        bands.append(torch.where(s == 0, v, value))
    return torch.stack(bands, -1).clamp(0, 255).to(torch.uint8)


def convert(pixels, before, after, palette, dither=True):
    """The pixels of another mode. `palette` holds the colours of a picture of mode P, (256, 3)."""
    if before == after:
        return pixels.clone()
    if before == "P":
        return convert(palette[pixels[..., 0].long()], "RGB", after, None)
    if before == "1":
        return pixels.clone() if after == "L" else convert(pixels, "L", after, None)
    if before == "HSV":
        return convert(from_hsv(pixels), "RGB", after, None)
    if after == "HSV":
        return to_hsv(convert(pixels, before, "RGB", palette))
    if after == "P":
        if before == "L":
            return pixels.clone()
        raise NotImplementedError(
            f"Image.convert('P') of a picture of mode {before!r} is part of PIL but not of this page."
        )
    if before in ("I", "F"):
        if after in ("I", "F"):
            return pixels.to(TYPES[after])
        return convert(pixels.clamp(0, 255).to(torch.uint8), "L", after, None)
    if after in ("I", "F"):
        if before != "L":
            wide = pixels[..., :3].float()
            if before in ("RGB", "RGBA", "RGBX") and after == "F":
                luma = (wide[..., 0] * 299 + wide[..., 1] * 587 + wide[..., 2] * 114) / 1000
                return luma[..., None].float()
        return convert(pixels, before, "L", None).to(TYPES[after])
    if after == "1":
        if dither and pixels.shape[-1] >= 3:
            wide = pixels.long()
            luma = (wide[..., 0] * 299 + wide[..., 1] * 587 + wide[..., 2] * 114) // 1000
            return _bilevel(luma.to(torch.uint8)[..., None], True)
        return _bilevel(convert(pixels, before, "L", None), dither)
    has_alpha = before in ("RGBA", "LA")
    colours = pixels[..., :1] if before in ("L", "LA") else pixels[..., :3]
    alpha = pixels[..., -1:] if has_alpha else _alpha(pixels)
    if after in ("L", "LA"):
        grey = colours if colours.shape[-1] == 1 else grey_of(colours)
        return grey.clone() if after == "L" else torch.cat([grey, alpha], -1)
    colours = colours.expand(*colours.shape[:2], 3)
    return (
        colours.clone()
        if after == "RGB"
        else torch.cat([colours, alpha if after == "RGBA" else _alpha(pixels)], -1)
    )


def _bilevel(grey, dither):
    if not dither:
        return torch.where(grey >= 128, torch.full_like(grey, 255), torch.zeros_like(grey))
    rows, width = grey[..., 0].tolist(), grey.shape[1]
    errors, result = [0] * (width + 2), []
    for row in rows:
        left = below_left = below = 0
        line = []
        for x, value in enumerate(row):
            value = min(max(value + int((left + errors[x + 1]) / 16), 0), 255)
            shown = 255 if value > 128 else 0
            line.append(shown)
            error = value - shown
            errors[x] = 3 * error + below_left
            below_left = 5 * error + below
            below = error
            left = 7 * error
        errors[width] = below_left
        result.append(line)
    return torch.tensor(result, dtype=torch.uint8).reshape(grey.shape)
