"""Colours by name and number, as CSS writes them."""

import re

colormap = {
    "aqua": "#00ffff", "beige": "#f5f5dc", "black": "#000000", "blue": "#0000ff", "brown": "#a52a2a", "chocolate": "#d2691e",
    "coral": "#ff7f50", "crimson": "#dc143c", "cyan": "#00ffff", "darkblue": "#00008b", "darkgray": "#a9a9a9",
    "darkgreen": "#006400", "darkgrey": "#a9a9a9", "darkorange": "#ff8c00", "darkred": "#8b0000", "deeppink": "#ff1493",
    "deepskyblue": "#00bfff", "dimgray": "#696969", "dodgerblue": "#1e90ff", "firebrick": "#b22222", "forestgreen": "#228b22",
    "fuchsia": "#ff00ff", "gold": "#ffd700", "gray": "#808080", "green": "#008000", "grey": "#808080", "hotpink": "#ff69b4",
    "indigo": "#4b0082", "ivory": "#fffff0", "khaki": "#f0e68c", "lavender": "#e6e6fa", "lightblue": "#add8e6",
    "lightgray": "#d3d3d3", "lightgreen": "#90ee90", "lightgrey": "#d3d3d3", "lime": "#00ff00", "limegreen": "#32cd32",
    "magenta": "#ff00ff", "maroon": "#800000", "navy": "#000080", "olive": "#808000", "orange": "#ffa500",
    "orangered": "#ff4500", "orchid": "#da70d6", "pink": "#ffc0cb", "plum": "#dda0dd", "purple": "#800080", "red": "#ff0000",
    "royalblue": "#4169e1", "salmon": "#fa8072", "seagreen": "#2e8b57", "sienna": "#a0522d", "silver": "#c0c0c0",
    "skyblue": "#87ceeb", "slategray": "#708090", "steelblue": "#4682b4", "tan": "#d2b48c", "teal": "#008080",
    "tomato": "#ff6347", "turquoise": "#40e0d0", "violet": "#ee82ee", "wheat": "#f5deb3", "white": "#ffffff",
    "whitesmoke": "#f5f5f5", "yellow": "#ffff00", "yellowgreen": "#9acd32",
}  # fmt: skip


def getrgb(color):
    if len(color) > 100:
        raise ValueError("color specifier is too long")
    text = colormap.get(color.lower(), color.lower())
    if re.fullmatch("#[a-f0-9]{3,4}", text):
        return tuple(int(digit * 2, 16) for digit in text[1:])
    if re.fullmatch("#([a-f0-9]{6}|[a-f0-9]{8})", text):
        return tuple(int(text[i : i + 2], 16) for i in range(1, len(text), 2))
    found = re.fullmatch(r"rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)", text)
    if found:
        return tuple(int(part) for part in found.groups() if part is not None)
    raise ValueError(f"unknown color specifier: {color!r}")


def getcolor(color, mode):
    colour = getrgb(color)
    if mode in ("L", "LA", "1", "I", "F"):
        red, green, blue = colour[:3]
        grey = (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16
        return (grey, colour[3] if len(colour) > 3 else 255) if mode == "LA" else grey
    if mode == "RGBA":
        return colour if len(colour) == 4 else (*colour, 255)
    return colour[:3]
