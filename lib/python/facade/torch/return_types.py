"""Named tuples that operations with several results give: `torch.return_types.max(values=…, indices=…)`."""

_FIELDS = {
    "max": "values indices",
    "min": "values indices",
    "median": "values indices",
    "nanmedian": "values indices",
    "mode": "values indices",
    "sort": "values indices",
    "topk": "values indices",
    "kthvalue": "values indices",
    "cummax": "values indices",
    "cummin": "values indices",
    "aminmax": "min max",
    "std_mean": None,
}


class _ReturnType(tuple):
    __slots__ = ()
    _fields = ()

    def __repr__(self):
        fields = ",\n".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
        return f"torch.return_types.{type(self).__name__}(\n{fields})"


def _field(position):
    return property(lambda self: self[position])


def _define(name, fields):
    names = tuple(fields.split())
    body = {"__slots__": (), "__module__": "torch.return_types", "_fields": names}
    body.update({field: _field(i) for i, field in enumerate(names)})
    return type(name, (_ReturnType,), body)


for _name, _names in _FIELDS.items():
    if _names:
        globals()[_name] = _define(_name, _names)


def make(name, items):
    kind = globals().get(name)
    return tuple(items) if kind is None else kind(items)
