"""Convolutions; after `torch/nn/modules/conv.py`."""

from .module import Module, forward_of, kind_of, refuse_factory


@kind_of("Conv2d")
class Conv2d(Module):
    transposed = False
    output_padding = (0, 0)
    padding_mode = "zeros"

    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        dilation=1,
        groups=1,
        bias=True,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ):
        refuse_factory("Conv2d", device, dtype)
        if groups <= 0:
            raise ValueError("groups must be a positive integer")
        if in_channels % groups != 0:
            raise ValueError("in_channels must be divisible by groups")
        if out_channels % groups != 0:
            raise ValueError("out_channels must be divisible by groups")
        if isinstance(padding, str):
            if padding not in ("same", "valid"):
                raise ValueError(f"Invalid padding string {padding!r}, should be one of {{'valid', 'same'}}")
            strides = stride if isinstance(stride, (tuple, list)) else (stride,)
            if padding == "same" and any(s != 1 for s in strides):
                raise ValueError("padding='same' is not supported for strided convolutions")
        modes = {"zeros", "reflect", "replicate", "circular"}
        if padding_mode not in modes:
            raise ValueError(f"padding_mode must be one of {modes}, but got padding_mode='{padding_mode}'")
        if padding_mode != "zeros":
            raise NotImplementedError(
                f"padding_mode='{padding_mode}' of Conv2d is part of torch but not of this page. Pad with F.pad first."
            )
        options = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups, "bias": bool(bias)}
        self._build("Conv2d", in_channels, out_channels, kernel_size, options)

    forward = forward_of("input", "conv2d")

    def reset_parameters(self):
        self._invoke("reset_parameters")
