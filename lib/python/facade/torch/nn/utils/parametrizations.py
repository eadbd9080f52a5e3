"""`torch.nn.utils.parametrizations`: orthogonal weights, and weights by length and direction or by their largest
singular value; after the file of that name."""

from enum import Enum, auto

import torch

from .. import functional as F
from ..modules.conv import ConvTranspose1d, ConvTranspose2d, ConvTranspose3d
from ..modules.module import Module
from . import parametrize
from ._weight_norm import norm_except


def _tensor_of(module, name):
    weight = getattr(module, name, None)
    if not isinstance(weight, torch.Tensor):
        raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
    return weight


class _WeightNorm(Module):
    def __init__(self, dim=0):
        super().__init__()
        self.dim = -1 if dim is None else dim

    def _except(self):
        return None if self.dim == -1 else self.dim

    def forward(self, weight_g, weight_v):
        return weight_v * (weight_g / norm_except(weight_v, self._except()))

    def right_inverse(self, weight):
        return norm_except(weight, self._except()), weight


def weight_norm(module, name="weight", dim=0):
    """The weight is a length along `dim` (`original0`) by a direction (`original1`)."""
    parametrize.register_parametrization(module, name, _WeightNorm(dim), unsafe=True)

    def rename(state_dict, prefix, *_):
        """States that the older `weight_norm` saved."""
        old = [f"{prefix}{name}_{part}" for part in "gv"]
        if all(key in state_dict for key in old):
            for i, key in enumerate(old):
                state_dict[f"{prefix}parametrizations.{name}.original{i}"] = state_dict.pop(key)

    module._register_load_state_dict_pre_hook(rename)
    return module


class _SpectralNorm(Module):
    def __init__(self, weight, n_power_iterations=1, dim=0, eps=1e-12):
        super().__init__()
        ndim = weight.ndim
        if dim >= ndim or dim < -ndim:
            raise IndexError(
                f"Dimension out of range (expected to be in range of [-{ndim}, {ndim - 1}] but got {dim})"
            )
        if n_power_iterations <= 0:
            raise ValueError(
                f"Expected n_power_iterations to be positive, but got n_power_iterations={n_power_iterations}"
            )
        self.dim, self.eps = dim % ndim, eps
        if ndim > 1:
            self.n_power_iterations = n_power_iterations
            matrix = self._matrix(weight.detach())
            u, v = (matrix.new_empty(size).normal_(0, 1) for size in matrix.size())
            self.register_buffer("_u", F.normalize(u, dim=0, eps=eps))
            self.register_buffer("_v", F.normalize(v, dim=0, eps=eps))
            self._power_method(matrix, 15)

    def _matrix(self, weight):
        return weight.movedim(self.dim, 0).flatten(1)

    @torch.no_grad()
    def _power_method(self, matrix, n_power_iterations):
        for _ in range(n_power_iterations):
            self._u.copy_(F.normalize(torch.mv(matrix, self._v), dim=0, eps=self.eps))
            self._v.copy_(F.normalize(torch.mv(matrix.mT, self._u), dim=0, eps=self.eps))

    def forward(self, weight):
        if weight.ndim == 1:
            return F.normalize(weight, dim=0, eps=self.eps)
        matrix = self._matrix(weight)
        if self.training:
            self._power_method(matrix, self.n_power_iterations)
        u, v = self._u.clone(), self._v.clone()  # the next step writes over them
        return weight / torch.dot(u, torch.mv(matrix, v))

    def right_inverse(self, value):
        return value


def output_dim(module, dim):
    """Along which the outputs lie in the weight: 1 in transposed convolutions."""
    if dim is not None:
        return dim
    return 1 if isinstance(module, (ConvTranspose1d, ConvTranspose2d, ConvTranspose3d)) else 0


def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    """The weight is divided by its largest singular value, which some power iterations a step follow."""
    weight = _tensor_of(module, name)
    made = _SpectralNorm(weight, n_power_iterations, output_dim(module, dim), eps)
    parametrize.register_parametrization(module, name, made)
    return module


class _OrthMaps(Enum):
    matrix_exp = auto()
    cayley = auto()
    householder = auto()


def _is_orthogonal(Q):
    n, k = Q.size(-2), Q.size(-1)
    close = 10.0 * n * torch.finfo(Q.dtype).eps
    return torch.allclose(Q.mT @ Q, torch.eye(k, dtype=Q.dtype), atol=close)


def _make_orthogonal(A):
    """The Q of A's QR decomposition whose R has no negative number on its diagonal."""
    Q, R = torch.linalg.qr(A)
    return Q * R.diagonal(dim1=-2, dim2=-1).sgn().unsqueeze(-2)


def _householder_product(A, tau):
    """The first columns of (1 - tau₁v₁v₁ᵀ)(1 - tau₂v₂v₂ᵀ)…, whose vᵢ is 1 at i, zero above and A's column below."""
    n, k = A.size(-2), A.size(-1)
    eye = torch.eye(n, k, dtype=A.dtype)
    vectors = A.tril(diagonal=-1) + eye
    Q = eye.expand_as(A)
    for i in reversed(range(k)):
        v = vectors[..., i : i + 1]
        Q = Q - tau[..., i, None, None] * v @ (v.mT @ Q)
    return Q


def _reflections(Q):
    """The vectors and factors of the reflections that make Q triangular, below the triangle that they leave."""
    A, factors = Q.clone(), []
    for i in range(A.size(-1)):
        x = A[..., i:, i]
        first, rest = x[..., :1], x[..., 1:]
        length = rest.norm(dim=-1, keepdim=True)
        beta = -torch.copysign(x.norm(dim=-1, keepdim=True), first)
        plain = length == 0
        tau = torch.where(plain, 0.0, (beta - first) / beta)
        v = torch.cat([torch.ones_like(first), torch.where(plain, 0.0, rest / (first - beta))], -1).unsqueeze(
            -1
        )
        A[..., i:, i + 1 :] -= tau.unsqueeze(-1) * v @ (v.mT @ A[..., i:, i + 1 :])
        A[..., i:, i] = torch.cat([torch.where(plain, first, beta), v[..., 1:, 0]], -1)
        factors.append(tau)
    return A, torch.cat(factors, -1)


class _Orthogonal(Module):
    def __init__(self, weight, orthogonal_map, *, use_trivialization=True):
        super().__init__()
        self.shape, self.orthogonal_map = weight.shape, orthogonal_map
        self._has_base = use_trivialization
        if use_trivialization:
            self.register_buffer("base", None)

    def forward(self, X):
        wide = X.size(-2) < X.size(-1)
        X = X.mT if wide else X
        n, k = X.size(-2), X.size(-1)
        if self.orthogonal_map == _OrthMaps.householder:
            A = X.tril(diagonal=-1)
            Q = _householder_product(A, 2.0 / (1.0 + (A * A).sum(dim=-2)))
            Q = Q * X.diagonal(dim1=-2, dim2=-1).int().unsqueeze(-2)
        else:
            X = X.tril()
            if n != k:
                X = torch.cat([X, X.new_zeros(n, n - k).expand(*X.shape[:-2], -1, -1)], dim=-1)
            A = X - X.mT
            if self.orthogonal_map == _OrthMaps.matrix_exp:
                Q = torch.matrix_exp(A)
            else:
                eye = torch.eye(n, dtype=A.dtype)
                Q = torch.linalg.solve(torch.add(eye, A, alpha=-0.5), torch.add(eye, A, alpha=0.5))
            Q = Q[..., :k]
        if self._has_base:
            Q = self.base @ Q
        return Q.mT if wide else Q

    @torch.no_grad()
    def right_inverse(self, Q):
        if Q.shape != self.shape:
            raise ValueError(
                f"Expected a matrix or batch of matrices of shape {self.shape}. Got a tensor of shape {Q.shape}."
            )
        given = Q
        wide = Q.size(-2) < Q.size(-1)
        Q = Q.mT if wide else Q
        n, k = Q.size(-2), Q.size(-1)
        if not self._has_base:
            if self.orthogonal_map != _OrthMaps.householder:
                raise NotImplementedError(
                    "It is not possible to assign to the matrix exponential or the Cayley parametrizations when "
                    "use_trivialization=False."
                )
            A, tau = _reflections(Q)
            A.diagonal(dim1=-2, dim2=-1).sign_()
            A.diagonal(dim1=-2, dim2=-1)[tau == 0.0] *= -1
            return A.mT if wide else A
        if n == k:
            base = Q.clone() if _is_orthogonal(Q) else _make_orthogonal(Q)
        else:  # completed to a square one
            more = torch.randn(*Q.size()[:-2], n, n - k, dtype=Q.dtype)
            base = _make_orthogonal(torch.cat([Q, more], dim=-1))
        self.base = base
        start = torch.zeros_like(given)  # from which every map gives the identity
        start.diagonal(dim1=-2, dim2=-1).fill_(-1.0)
        return start


def orthogonal(module, name="weight", orthogonal_map=None, *, use_trivialization=True):
    """The weight's rows or columns, whichever are fewer, are orthonormal.

    orthogonal_map: matrix_exp, cayley or householder; by default matrix_exp for square weights, else householder
    """
    weight = _tensor_of(module, name)
    if weight.ndim < 2:
        raise ValueError(f"Expected a matrix or batch of matrices. Got a tensor of {weight.ndim} dimensions.")
    if orthogonal_map is None:
        orthogonal_map = "matrix_exp" if weight.size(-2) == weight.size(-1) else "householder"
    chosen = getattr(_OrthMaps, orthogonal_map, None)
    if chosen is None:
        raise ValueError(
            f'orthogonal_map has to be one of "matrix_exp", "cayley", "householder". Got: {orthogonal_map}'
        )
    made = _Orthogonal(weight, chosen, use_trivialization=use_trivialization)
    parametrize.register_parametrization(module, name, made, unsafe=True)
    return module
