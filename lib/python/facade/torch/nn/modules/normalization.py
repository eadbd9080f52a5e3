"""Normalisation layers; after `torch/nn/modules/normalization.py`. Left out: CrossMapLRN2d."""

from .. import functional as F
from .. import init
from ..._tensor import Parameter
from .module import Module, _torch, factory, forward_of, kind_of


@kind_of("LayerNorm")
class LayerNorm(Module):
    def __init__(
        self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, device=None, dtype=None
    ):
        shape = normalized_shape if isinstance(normalized_shape, int) else list(normalized_shape)
        with factory(self, device, dtype):
            self._build(
                self._kind, shape, {"eps": eps, "elementwise_affine": elementwise_affine, "bias": bias}
            )

    forward = forward_of("input", "layer_norm")

    def reset_parameters(self):
        self._invoke("reset_parameters")


class GroupNorm(Module):
    def __init__(
        self, num_groups, num_channels, eps=1e-5, affine=True, device=None, dtype=None, *, bias=True
    ):
        super().__init__()
        if num_channels % num_groups != 0:
            raise ValueError(f"num_channels ({num_channels}) must be divisible by num_groups ({num_groups})")
        torch = _torch()
        self.num_groups, self.num_channels, self.eps, self.affine = num_groups, num_channels, eps, affine
        with factory(self, device, dtype):
            self.register_parameter("weight", Parameter(torch.ones(num_channels)) if affine else None)
            self.register_parameter("bias", Parameter(torch.zeros(num_channels)) if affine and bias else None)
            self.reset_parameters()

    def reset_parameters(self):
        if self.affine:
            init.ones_(self.weight)
            if self.bias is not None:
                init.zeros_(self.bias)

    def forward(self, input):
        return F.group_norm(input, self.num_groups, self.weight, self.bias, self.eps)

    def extra_repr(self):
        return f"{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}, bias={self.bias is not None}"


class RMSNorm(Module):
    def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
        super().__init__()
        shape = normalized_shape
        self.normalized_shape = (shape,) if isinstance(shape, int) else tuple(shape)
        self.eps, self.elementwise_affine = eps, elementwise_affine
        with factory(self, device, dtype):
            ones = _torch().ones(self.normalized_shape)
            self.register_parameter("weight", Parameter(ones) if elementwise_affine else None)

    def reset_parameters(self):
        if self.elementwise_affine:
            self.weight.fill_(1)

    def forward(self, x):
        return F.rms_norm(x, self.normalized_shape, self.weight, self.eps)

    def extra_repr(self):
        return f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}"


class LocalResponseNorm(Module):
    def __init__(self, size, alpha=1e-4, beta=0.75, k=1.0):
        super().__init__()
        self.size, self.alpha, self.beta, self.k = size, alpha, beta, k

    def forward(self, input):
        return F.local_response_norm(input, self.size, self.alpha, self.beta, self.k)

    def extra_repr(self):
        return f"{self.size}, alpha={self.alpha}, beta={self.beta}, k={self.k}"
