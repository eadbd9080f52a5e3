"""PNG files: of 8 bits, gray, RGB, with alpha, or with a palette."""

import struct
import zlib

import torch

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOUR_TYPES = {"1": 0, "L": 0, "LA": 4, "RGB": 2, "RGBA": 6, "P": 3}
_MODES = {0: "L", 2: "RGB", 3: "P", 4: "LA", 6: "RGBA"}


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def encode(pixels, mode, palette):
    if mode not in _COLOUR_TYPES:
        raise OSError(f"cannot write mode {mode} as PNG")
    height, width, channels = pixels.shape
    data, row = bytes(pixels.reshape(-1).tolist()), width * channels
    raw = b"".join(b"\0" + data[i : i + row] for i in range(0, len(data), row))
    header = struct.pack(">IIBBBBB", width, height, 8, _COLOUR_TYPES[mode], 0, 0, 0)
    colours = _chunk(b"PLTE", bytes(palette.reshape(-1).tolist())) if mode == "P" else b""
    return (
        _SIGNATURE
        + _chunk(b"IHDR", header)
        + colours
        + _chunk(b"IDAT", zlib.compress(raw))
        + _chunk(b"IEND", b"")
    )


def is_png(data):
    return data[:8] == _SIGNATURE


def decode(data):
    """Pixels, mode and palette."""
    place, parts, palette = 8, [], None
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        place += 12 + length
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", body)
        elif kind == b"PLTE":
            palette = torch.tensor(list(body), dtype=torch.uint8).reshape(-1, 3)
        elif kind == b"IDAT":
            parts.append(body)
    if depth != 8 or interlaced:
        raise NotImplementedError(
            "PNG files that are interlaced or have not 8 bits a number are not read on this page."
        )
    mode = _MODES[colour]
    channels = {"L": 1, "P": 1, "LA": 2, "RGB": 3, "RGBA": 4}[mode]
    rows = _unfiltered(zlib.decompress(b"".join(parts)), width * channels, height, channels)
    return torch.tensor(list(rows), dtype=torch.uint8).reshape(height, width, channels), mode, palette


def _unfiltered(raw, row, height, step):
    result, above = bytearray(), bytearray(row)
    for y in range(height):
        start = y * (row + 1)
        kind, line = raw[start], bytearray(raw[start + 1 : start + 1 + row])
        if kind == 1:
            for i in range(step, row):
                line[i] = (line[i] + line[i - step]) & 255
        elif kind == 2:
            line = bytearray((a + b) & 255 for a, b in zip(line, above))
        elif kind == 3:
            for i in range(row):
                left = line[i - step] if i >= step else 0
                line[i] = (line[i] + (left + above[i]) // 2) & 255
        elif kind == 4:
            for i in range(row):
                a = line[i - step] if i >= step else 0
                b, c = above[i], above[i - step] if i >= step else 0
                p = a + b - c
                near = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))
                line[i] = (line[i] + near[2]) & 255
        result += line
        above = line
    return result
