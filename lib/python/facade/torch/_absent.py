"""Submodules that torch, timm and their kin have and this page has not: importable, and named in every error.

`import torch.fx` works as in PyTorch. A name in such a module is looked for in the packages around it, where this page
may have it (`torch.functional.einsum` is `torch.einsum`); any other raises NotImplementedError, or is a stand-in where
it is imported by name. Names that no package has stay "No module named …".
"""

import sys
import types
from importlib.machinery import ModuleSpec, PathFinder

from ._stand_in import refuse
from ._submodules import SUBMODULES

_ROOTS = ("torch", "timm", "torchvision", "numpy", "matplotlib", "mpl_toolkits", "PIL")


class _Finder:
    """Before Python's own finders, as a module of one file may have to let submodules in."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        parent, _, last = name.rpartition(".")
        if name.partition(".")[0] not in _ROOTS:
            return None
        if name == "mpl_toolkits":  # whose modules are all absent
            return ModuleSpec(name, _Loader, is_package=True)
        if name in SUBMODULES and parent:
            spec = PathFinder.find_spec(name, path, target)
            if spec is not None:
                spec.loader = _Opened(spec.loader, lets_in=spec.submodule_search_locations is None)
                return spec
        if last not in SUBMODULES.get(parent, "").split():
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is None:
            return ModuleSpec(name, _Loader, is_package=name in SUBMODULES)
        spec.loader = _Opened(spec.loader)
        return spec


class _Opened:
    """The loader of a module that is here, in part: names that it has not are answered as those of absent modules.

    lets_in: whether it is a file that stands for a package, and lets submodules in
    """

    def __init__(self, loader, lets_in=False):
        self._loader = loader
        self._lets_in = lets_in

    def __getattr__(self, name):
        return getattr(self._loader, name)

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        self._loader.exec_module(module)
        if self._lets_in:
            module.__path__ = []
        module.__getattr__ = _answering(module.__name__, vars(module).get("__getattr__"))


def _answering(where, own):
    """A module's `__getattr__`: its own, then for what PyTorch's module of that name has and this one has not."""

    def __getattr__(name):
        if own is not None:
            try:
                return own(name)
            except AttributeError:
                pass
        from ._module_names import NAMES

        if name not in NAMES.get(where, "").split():
            raise AttributeError(f"module '{where}' has no attribute '{name}'")
        found = _around(where, name)
        if found is not None:
            return found
        root = where.partition(".")[0]
        return refuse(f"{where}.{name} is part of {root} but not of this page.", where, name)

    return __getattr__


def _around(where, name):
    """What a package around the module has by that name, None where none has.

    NumPy's, matplotlib's and Pillow's modules have functions of their own by names that the package has too.
    """
    if where.partition(".")[0] not in ("torch", "timm", "torchvision"):
        return None
    while "." in where:
        where = where.rpartition(".")[0]
        try:
            found = getattr(sys.modules[where], name)
        except (AttributeError, NotImplementedError):
            continue
        if not isinstance(found, types.ModuleType):  # `torch.onnx.export` is not the module `torch.export`
            return found
    return None


class _Loader:
    @staticmethod
    def create_module(spec):
        return _Absent(spec.name)

    @staticmethod
    def exec_module(module):
        module.__doc__ = f"`{module.__name__}` is not part of this page."


class _Absent(types.ModuleType):
    _not_here = True

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(f"module '{self.__name__}' has no attribute '{name}'")
        found = _around(self.__name__, name)
        if found is not None:
            return found
        root = self.__name__.partition(".")[0]
        sentence = f"{self.__name__}.{name} is part of {root} but not of this page."
        return refuse(sentence, self.__name__, name)


def install():
    if _Finder not in sys.meta_path:
        sys.meta_path.insert(0, _Finder)
