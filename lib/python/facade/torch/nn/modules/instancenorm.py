"""Instance normalisation; after `torch/nn/modules/instancenorm.py`."""

from .. import functional as F
from .batchnorm import _NormBase


class _InstanceNorm(_NormBase):
    _unbatched = 0  # how many dimensions one sample has

    def __init__(
        self,
        num_features,
        eps=1e-5,
        momentum=0.1,
        affine=False,
        track_running_stats=False,
        device=None,
        dtype=None,
        *,
        bias=True,
    ):
        super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)

    def forward(self, input):
        alone, dims = self._unbatched, input.dim()
        if dims not in (alone, alone + 1):
            raise ValueError(f"expected {alone}D or {alone + 1}D input (got {dims}D input)")
        channels = dims - alone
        if self.affine and input.size(channels) != self.num_features:
            raise ValueError(
                f"expected input's size at dim={channels} to match num_features ({self.num_features}), "
                f"but got: {input.size(channels)}."
            )
        batch = input.unsqueeze(0) if dims == alone else input
        momentum = 0.0 if self.momentum is None else self.momentum
        statistics = self.training or not self.track_running_stats
        result = F.instance_norm(
            batch, self.running_mean, self.running_var, self.weight, self.bias, statistics, momentum, self.eps
        )
        return result.squeeze(0) if dims == alone else result


class InstanceNorm1d(_InstanceNorm):
    _unbatched = 2


class InstanceNorm2d(_InstanceNorm):
    _unbatched = 3


class InstanceNorm3d(_InstanceNorm):
    _unbatched = 4
