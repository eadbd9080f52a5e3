"""Covariances and correlations; after `numpy/lib/_function_base_impl.py`."""

import torch

from ._array import asarray, concatenate, of


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    """Covariances of rows, or of columns where `rowvar` is False."""
    if fweights is not None or aweights is not None:
        raise NotImplementedError("weights of np.cov() are part of NumPy but not of this page.")
    rows = asarray(m).astype(dtype or "float64")
    if y is None and rows.ndim > 2:
        raise ValueError("m has more than 2 dimensions")
    rows = _rows(rows, rowvar)
    if y is not None:
        rows = concatenate((rows, _rows(asarray(y).astype(rows.dtype), rowvar)))
    count = rows.shape[1] - (ddof if ddof is not None else 0 if bias else 1)
    centred = torch.as_tensor(rows - rows.mean(axis=1, keepdims=True))
    return of(((centred @ centred.mT) / max(count, 0)).squeeze())


def _rows(a, rowvar):
    a = a.reshape(1, -1) if a.ndim < 2 else a
    return a.T if not rowvar and a.shape[0] != 1 else a


def corrcoef(x, y=None, rowvar=True, *, dtype=None):
    """Covariances over the standard deviations of both, clipped to [-1, 1]."""
    shared = torch.as_tensor(cov(x, y, rowvar, dtype=dtype))
    if shared.dim() == 0:
        return of(shared / shared)[()]
    deviations = shared.diagonal().sqrt()
    return of((shared / deviations[:, None] / deviations[None, :]).clamp(-1, 1))
