"""Containers of modules; after `torch/nn/modules/container.py`."""

import operator
from collections import OrderedDict
from itertools import chain

from ... import _verbs as verbs
from .module import Module, kind_of, typename
from .parameters import ParameterDict, ParameterList  # noqa: F401


class _Container(Module):
    """What Sequential and ModuleList share: children named 0, 1, 2, …"""

    def _name_at(self, index):
        names = list(self._modules)
        index = operator.index(index)
        if not -len(names) <= index < len(names):
            raise IndexError(f"index {index} is out of range")
        return names[index]

    def _replace(self, modules):
        """Exactly these children, by name."""
        for module in modules.values():
            if module is not None and not isinstance(module, Module):
                raise TypeError(f"{typename(module)} is not a Module subclass")
        verbs.set_children(self, list(modules), list(modules.values()))
        kept = {name: module for name, module in modules.items() if module is not None}
        object.__setattr__(self, "_kids", kept)

    def __setitem__(self, index, module):
        setattr(self, self._name_at(index), module)

    def __delitem__(self, index):
        names = list(self._modules)
        gone = names[index] if isinstance(index, slice) else [self._name_at(index)]
        left = [module for name, module in self._modules.items() if name not in gone]
        self._replace(OrderedDict((str(i), module) for i, module in enumerate(left)))

    def __len__(self):
        return len(self._children())

    def __iter__(self):
        return iter([module for _, module in self._children()])

    def append(self, module):
        self.add_module(str(len(self)), module)
        return self

    def insert(self, index, module):
        modules = list(self)
        if not -len(modules) <= index <= len(modules):
            raise IndexError(f"Index out of range: {index}")
        modules.insert(index, module)
        self._replace(OrderedDict((str(i), module) for i, module in enumerate(modules)))

    def pop(self, key):
        value = self[key]
        del self[key]
        return value


@kind_of("Sequential")
class Sequential(_Container):
    def insert(self, index, module):
        if not isinstance(module, Module):
            raise AssertionError(f"module should be of type: {Module}")
        super().insert(index, module)
        return self

    def __init__(self, *args):
        self._build("Sequential")
        if len(args) == 1 and isinstance(args[0], OrderedDict):
            for name, module in args[0].items():
                self.add_module(name, module)
        else:
            for i, module in enumerate(args):
                self.add_module(str(i), module)

    def forward(self, input):
        for module in self:
            input = module(input)
        return input

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self.__class__(OrderedDict(list(self._modules.items())[index]))
        return self._modules[self._name_at(index)]

    def __add__(self, other):
        if not isinstance(other, Sequential):
            raise ValueError(
                f"add operator supports only objects of Sequential class, but {type(other)} is given."
            )
        return Sequential(*self, *other)

    def __iadd__(self, other):
        if not isinstance(other, Sequential):
            raise ValueError(
                f"add operator supports only objects of Sequential class, but {type(other)} is given."
            )
        return self.extend(other)

    def __mul__(self, other):
        if not isinstance(other, int):
            raise TypeError(f"unsupported operand type(s) for *: {type(self)} and {type(other)}")
        if other <= 0:
            raise ValueError(f"Non-positive multiplication factor {other} for {type(self)}")
        return Sequential(*(module for _ in range(other) for module in self))

    __rmul__ = __mul__

    def __imul__(self, other):
        for module in list(self * (other - 1)) if other > 1 else ():
            self.append(module)
        return self

    def extend(self, sequential):
        for module in sequential:
            self.append(module)
        return self


@kind_of("ModuleList")
class ModuleList(_Container):
    def __init__(self, modules=None):
        self._build("ModuleList")
        if modules is not None:
            self += modules

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self.__class__(list(self._modules.values())[index])
        return self._modules[self._name_at(index)]

    def __iadd__(self, modules):
        return self.extend(modules)

    def __add__(self, other):
        combined = ModuleList()
        for i, module in enumerate(chain(self, other)):
            combined.add_module(str(i), module)
        return combined

    def extend(self, modules):
        try:
            modules = list(modules)
        except TypeError:
            raise TypeError(
                f"ModuleList.extend should be called with an iterable, but got {type(modules).__name__}"
            ) from None
        for module in modules:
            self.append(module)
        return self


@kind_of("ModuleDict")
class ModuleDict(Module):
    def __init__(self, modules=None):
        self._build("ModuleDict")
        if modules is not None:
            self.update(modules)

    def __getitem__(self, key):
        return self._modules[key]

    def __setitem__(self, key, module):
        self.add_module(key, module)

    def __delitem__(self, key):
        del self._modules[key]

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules)

    def __contains__(self, key):
        return key in self._modules

    def clear(self):
        for key in list(self._modules):
            del self._modules[key]

    def pop(self, key):
        value = self[key]
        del self[key]
        return value

    def keys(self):
        return self._modules.keys()

    def items(self):
        return self._modules.items()

    def values(self):
        return self._modules.values()

    def update(self, modules):
        if not hasattr(modules, "__iter__"):
            raise TypeError(
                "ModuleDict.update should be called with an iterable of key/value pairs, but got "
                + type(modules).__name__
            )
        pairs = modules.items() if hasattr(modules, "items") else modules
        for name, module in pairs:
            self[name] = module
