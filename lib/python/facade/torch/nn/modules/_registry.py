"""`module._modules`, `_parameters`, `_buffers`: views of the library's tree."""

from ... import _verbs as verbs

_OWN = {"parameters": verbs.own_parameters, "buffers": verbs.own_buffers}


class Registry:
    """`module._modules` and its like: a mapping that reads and writes the module's own tree."""

    def __init__(self, module, what):
        self._module = module
        self._what = what

    def _dict(self):
        if self._what == "modules":
            return dict(self._module._children())
        return dict(_OWN[self._what](self._module))

    def __getitem__(self, name):
        return self._dict()[name]

    def __setitem__(self, name, value):
        setattr(self._module, name, value)

    def __delitem__(self, name):
        delattr(self._module, name)

    def __len__(self):
        return len(self._dict())

    def __iter__(self):
        return iter(self._dict())

    def __contains__(self, name):
        return name in self._dict()

    def __bool__(self):
        return bool(self._dict())

    def __repr__(self):
        return repr(dict(self._dict()))

    def __eq__(self, other):
        return self._dict() == (other._dict() if isinstance(other, Registry) else other)

    def keys(self):
        return self._dict().keys()

    def values(self):
        return self._dict().values()

    def items(self):
        return self._dict().items()

    def get(self, name, default=None):
        return self._dict().get(name, default)

    def pop(self, name, *default):
        value = self._dict().pop(name, *default)
        if name in self:
            del self[name]
        return value

    def update(self, other):
        for name, value in dict(other).items():
            self[name] = value
