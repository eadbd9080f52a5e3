"""Global pooling of maps."""

import torch
from torch.nn import functional as F
from torch.nn.modules.module import Module, forward_of, kind_of


@kind_of("SelectAdaptivePool2d")
class SelectAdaptivePool2d(Module):
    def __init__(self, output_size=1, pool_type="fast", flatten=False, input_fmt="NCHW"):
        assert input_fmt in ("NCHW", "NHWC")
        if input_fmt != "NCHW":
            raise NotImplementedError(
                "input_fmt='NHWC' of SelectAdaptivePool2d() is part of timm but not of this page."
            )
        size = output_size if isinstance(output_size, int) else list(output_size)
        if pool_type and not isinstance(pool_type, str):
            raise AttributeError(f"'{type(pool_type).__name__}' object has no attribute 'lower'")
        self._build("SelectAdaptivePool2d", pool_type or "", bool(flatten), size)

    forward = forward_of("x")

    def is_identity(self):
        return not self.pool_type

    def feat_mult(self):
        return adaptive_pool_feat_mult(self.pool_type)


def adaptive_pool_feat_mult(pool_type="avg"):
    return 2 if pool_type.endswith("catavgmax") else 1


def adaptive_avgmax_pool2d(x, output_size=1):
    return 0.5 * (F.adaptive_avg_pool2d(x, output_size) + F.adaptive_max_pool2d(x, output_size))


def adaptive_catavgmax_pool2d(x, output_size=1):
    return torch.cat((F.adaptive_avg_pool2d(x, output_size), F.adaptive_max_pool2d(x, output_size)), 1)


def select_adaptive_pool2d(x, pool_type="avg", output_size=1):
    pools = {
        "avg": F.adaptive_avg_pool2d,
        "avgmax": adaptive_avgmax_pool2d,
        "catavgmax": adaptive_catavgmax_pool2d,
        "max": F.adaptive_max_pool2d,
    }
    assert pool_type in pools, f"Invalid pool type: {pool_type}"
    return pools[pool_type](x, output_size)


class AdaptiveAvgMaxPool2d(Module):
    def __init__(self, output_size=1):
        super().__init__()
        self.output_size = output_size

    def forward(self, x):
        return adaptive_avgmax_pool2d(x, self.output_size)
