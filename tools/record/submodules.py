"""Writes the names of all submodules that torch, timm and torchvision have: lib/python/facade/torch/_submodules.py.

python tools/record/submodules.py
"""

import pathlib

import timm
import torch
import torchvision

OUT = pathlib.Path(__file__).parent.parent.parent / "lib" / "python" / "facade" / "torch" / "_submodules.py"


def names(package):
    root = pathlib.Path(package.__file__).parent
    for file in root.rglob("*.py"):
        parts = file.relative_to(root.parent).with_suffix("").parts
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        private = [part for part in parts if part.startswith("_")]
        if len(parts) > 1 and (not private or len(parts) == 2 or parts[0] == "timm"):
            yield ".".join(parts)


def main():
    found = sorted({"torch._C", *(name for package in (torch, timm, torchvision) for name in names(package))})
    tree = {}
    for name in found:
        parent, _, last = name.rpartition(".")
        tree.setdefault(parent, []).append(last)
    rows = "".join(f'    "{parent}": "{" ".join(children)}",\n' for parent, children in sorted(tree.items()))
    OUT.write_text(
        '"""Submodules of torch, timm and torchvision by their parents; written by tools/record/submodules.py."""\n\n'
        "# fmt: off\n"
        f"SUBMODULES = {{\n{rows}}}\n"
    )
    print(len(found), "submodules")


main()
