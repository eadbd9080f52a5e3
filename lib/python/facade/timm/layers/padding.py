"""How much a convolution pads; after `padding.py` and `create_conv2d.py`."""

from torch import nn

from .helpers import to_2tuple


def get_padding(kernel_size, stride=1, dilation=1, **_):
    """So that stride 1 keeps the size."""
    if any(isinstance(v, (tuple, list)) for v in (kernel_size, stride, dilation)):
        sizes = zip(to_2tuple(kernel_size), to_2tuple(stride), to_2tuple(dilation))
        return [get_padding(*size) for size in sizes]
    return ((stride - 1) + dilation * (kernel_size - 1)) // 2


def create_conv2d(in_channels, out_channels, kernel_size, padding="", depthwise=False, groups=1, **kwargs):
    """A convolution without bias that pads symmetrically, unless told otherwise."""
    if isinstance(kernel_size, list) or kwargs.get("num_experts") or padding == "same":
        raise NotImplementedError("create_conv2d() of that kind is part of timm but not of this page.")
    kwargs.setdefault("bias", False)
    if isinstance(padding, str):
        padding = 0 if padding.lower() == "valid" else get_padding(kernel_size, **kwargs)
    groups = in_channels if depthwise else groups
    return nn.Conv2d(in_channels, out_channels, kernel_size, padding=padding, groups=groups, **kwargs)
