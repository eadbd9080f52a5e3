"""Named tuples that operations with several results give: `torch.return_types.max(values=…, indices=…)`."""

from ._size import Named
from ._wire import decoder, items_of

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
    "slogdet": "sign logabsdet",
    "linalg_slogdet": "sign logabsdet",
    "svd": "U S V",
    "linalg_svd": "U S Vh",
    "linalg_qr": "Q R",
    "linalg_eigh": "eigenvalues eigenvectors",
    "linalg_cholesky_ex": "L info",
    "linalg_lu": "P L U",
    "linalg_lu_factor": "LU pivots",
    "linalg_lu_factor_ex": "LU pivots info",
    "lu_unpack": "P L U",
    "linalg_inv_ex": "inverse info",
    "linalg_solve_ex": "result info",
    "linalg_lstsq": "solution residuals rank singular_values",
    "triangular_solve": "solution cloned_coefficient",
    "qr": "Q R",
    "frexp": "mantissa exponent",
    "std_mean": None,
}


class _ReturnType(tuple, metaclass=Named):
    __slots__ = ()
    _names = ()

    def __repr__(self):
        fields = ",\n".join(f"{name}={value!r}" for name, value in zip(self._names, self))
        return f"torch.return_types.{type(self).__name__}(\n{fields})"


def _field(position):
    return property(lambda self: self[position])


def _define(name, fields):
    names = tuple(fields.split())
    body = {"__slots__": (), "_names": names, "n_fields": len(names), "n_sequence_fields": len(names)}
    body.update({field: _field(i) for i, field in enumerate(names)})
    return Named(name, (_ReturnType,), {**body, "n_unnamed_fields": 0}, module="torch.return_types")


for _name, _names in _FIELDS.items():
    if _names:
        globals()[_name] = _define(_name, _names)


@decoder("named_tuple")
def _named_tuple(record):
    kind = globals().get(record.name)
    items = items_of(record)
    return tuple(items) if kind is None else kind(items)
