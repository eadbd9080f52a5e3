"""`torch.linalg`: the functions of the library's table."""

from ._stand_in import refuse
from . import _verbs as verbs
from ._tensor import missing
from ._wire import _LinAlgError as LinAlgError  # noqa: F401

_functions = frozenset(verbs.names("linalg"))
_ELSEWHERE = """cholesky cholesky_ex cond det diagonal eig eigvals householder_product inv inv_ex ldl_factor
ldl_factor_ex ldl_solve lstsq lu lu_factor lu_factor_ex lu_solve matrix_exp slogdet solve solve_ex
solve_triangular tensorinv tensorsolve vander"""


def __getattr__(name):
    if name in _functions:
        return lambda *args, **kwargs: verbs.linalg(name, *args, **kwargs)
    known = missing("torch.linalg", name)
    if known is not None:
        return refuse(str(known), __name__, name)
    if name in _ELSEWHERE.split():
        return refuse(f"torch.linalg.{name} is part of torch but not of this page.", __name__, name)
    raise AttributeError(f"module 'torch.linalg' has no attribute '{name}'")
