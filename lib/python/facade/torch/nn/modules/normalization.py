"""Normalisation layers; after `torch/nn/modules/normalization.py` and `batchnorm.py`."""

from .module import Module, forward_of, kind_of, refuse_factory


@kind_of("LayerNorm")
class LayerNorm(Module):
    def __init__(
        self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, device=None, dtype=None
    ):
        refuse_factory("LayerNorm", device, dtype)
        shape = normalized_shape if isinstance(normalized_shape, int) else list(normalized_shape)
        self._build("LayerNorm", shape, {"eps": eps, "elementwise_affine": elementwise_affine, "bias": bias})

    forward = forward_of("input", "layer_norm")

    def reset_parameters(self):
        self._invoke("reset_parameters")


@kind_of("BatchNorm2d")
class BatchNorm2d(Module):
    def __init__(
        self,
        num_features,
        eps=1e-5,
        momentum=0.1,
        affine=True,
        track_running_stats=True,
        device=None,
        dtype=None,
        *,
        bias=True,
    ):
        refuse_factory("BatchNorm2d", device, dtype)
        if not bias:
            raise NotImplementedError("bias=False of BatchNorm2d() is part of torch but not of this page.")
        options = {"eps": eps, "momentum": momentum, "affine": affine, "track_running_stats": track_running_stats}
        self._build("BatchNorm2d", num_features, options)

    forward = forward_of("input")
