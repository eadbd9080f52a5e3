"""Writes the names that modules of torch, timm and torchvision have, where this page has the module without the name.

python tools/record/module_names.py

Read from the facade's own files, so it is run again where one of them gains names: lib/python/facade/torch/_module_names.py.
"""

import importlib
import json
import pathlib
import re
import warnings

FACADE = pathlib.Path(__file__).parent.parent.parent / "lib" / "python" / "facade"


def modules():
    """The facade's modules under the three packages, with their text."""
    for package in ("torch", "timm", "torchvision"):
        for file in sorted((FACADE / package).rglob("*.py")):
            parts = file.relative_to(FACADE).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), file.read_text()


def missing(module, text):
    """Public functions and classes of the real module's package that the facade's file does not name."""
    root = module.__name__.partition(".")[0]
    for name, value in vars(module).items():
        home = getattr(value, "__module__", None)
        of_package = isinstance(home, str) and home.partition(".")[0] == root
        listed = name in getattr(module, "__all__", ())
        if name.startswith("_") or not callable(value) or not (of_package or listed):
            continue
        if not re.search(rf"\b{name}\b", text):
            yield name


def main():
    warnings.simplefilter("ignore")
    rows = {}
    known = json.loads(
        (FACADE.parent / "bridge" / "names.json").read_text()
    )  # these answer by a list of their own
    for name, text in modules():
        if name in known or name == "torch._numpy":
            continue
        try:
            module = importlib.import_module(name)
        except ImportError:  # of the facade alone
            continue
        rows[name] = " ".join(sorted(missing(module, text)))
    written = "".join(f'    "{name}": "{names}",\n' for name, names in rows.items() if names)
    (FACADE / "torch" / "_module_names.py").write_text(
        '"""Names that modules have in PyTorch, timm and torchvision and not here; by tools/record/module_names.py."""\n\n'
        f"# fmt: off\nNAMES = {{\n{written}}}\n"
    )
    print(sum(len(names.split()) for names in rows.values()), "names")


main()
