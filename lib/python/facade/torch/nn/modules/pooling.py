"""Pooling; after `torch/nn/modules/pooling.py`."""

from .module import Module, forward_of, kind_of


@kind_of("MaxPool2d")
class MaxPool2d(Module):
    return_indices = False

    def __init__(
        self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False
    ):
        if return_indices:
            raise NotImplementedError("return_indices=True of MaxPool2d() is part of torch but not of this page.")
        self._build(
            "MaxPool2d",
            kernel_size,
            {"stride": stride, "padding": padding, "dilation": dilation, "ceil_mode": ceil_mode},
        )

    forward = forward_of("input", "max_pool2d")


@kind_of("AvgPool2d")
class AvgPool2d(Module):
    divisor_override = None

    def __init__(
        self,
        kernel_size,
        stride=None,
        padding=0,
        ceil_mode=False,
        count_include_pad=True,
        divisor_override=None,
    ):
        if divisor_override is not None:
            raise NotImplementedError("divisor_override= of AvgPool2d() is part of torch but not of this page.")
        self._build(
            "AvgPool2d",
            kernel_size,
            {"stride": stride, "padding": padding, "ceil_mode": ceil_mode, "count_include_pad": count_include_pad},
        )

    forward = forward_of("input", "avg_pool2d")


@kind_of("AdaptiveAvgPool2d")
class AdaptiveAvgPool2d(Module):
    def __init__(self, output_size):
        self._build("AdaptiveAvgPool2d", output_size)

    forward = forward_of("input", "adaptive_avg_pool2d")
