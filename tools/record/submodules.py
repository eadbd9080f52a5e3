"""Writes the names of submodules that torch, timm, torchvision, NumPy, matplotlib and Pillow have: lib/python/facade/torch/_submodules.py.

python tools/record/submodules.py
"""

import pathlib

import matplotlib
import mpl_toolkits
import numpy
import PIL
import timm
import torch
import torchvision

OUT = pathlib.Path(__file__).parent.parent.parent / "lib" / "python" / "facade" / "torch" / "_submodules.py"


def names(package):
    root = pathlib.Path(package.__path__[0])
    for file in root.rglob("*.py"):
        parts = file.relative_to(root.parent).with_suffix("").parts
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        private = [part for part in parts if part.startswith("_")]
        if len(parts) > 1 and (not private or len(parts) == 2 or parts[0] == "timm"):
            yield ".".join(parts)


def top(package):
    """The public ones, two levels deep, without tests."""
    for name in names(package):
        parts = name.split(".")[1:]
        if len(parts) < 3 and not any(part.startswith(("_", "test", "conftest")) for part in parts):
            yield name


def main():
    whole = (name for package in (torch, timm, torchvision) for name in names(package))
    others = (name for package in (numpy, matplotlib, mpl_toolkits, PIL) for name in top(package))
    found = sorted({"torch._C", *whole, *others})
    tree = {}
    for name in found:
        parent, _, last = name.rpartition(".")
        tree.setdefault(parent, []).append(last)
    rows = "".join(f'    "{parent}": "{" ".join(children)}",\n' for parent, children in sorted(tree.items()))
    OUT.write_text(
        '"""Submodules of torch, timm and their kin by their parents; written by tools/record/submodules.py."""\n\n'
        "# fmt: off\n"
        f"SUBMODULES = {{\n{rows}}}\n"
    )
    print(len(found), "submodules")


main()
