"""Convolutions; after `torch/nn/modules/conv.py`. Left out: `output_size=`."""

import math

from .. import functional as F
from .. import init
from ..._tensor import Parameter, Tensor
from .module import Module, _torch, factory, kind_of
from .utils import _pair, _reverse_repeat_tuple, _single, _triple


def _checked(in_channels, out_channels, stride, padding, groups, padding_mode):
    if groups <= 0:
        raise ValueError("groups must be a positive integer")
    if in_channels % groups != 0:
        raise ValueError("in_channels must be divisible by groups")
    if out_channels % groups != 0:
        raise ValueError("out_channels must be divisible by groups")
    if isinstance(padding, str):
        if padding not in ("same", "valid"):
            raise ValueError(f"Invalid padding string {padding!r}, should be one of {{'valid', 'same'}}")
        if padding == "same" and any(s != 1 for s in stride):
            raise ValueError("padding='same' is not supported for strided convolutions")
    if padding_mode not in ("circular", "replicate", "reflect", "zeros"):
        modes = "{'circular', 'replicate', 'reflect', 'zeros'}"  # a set in PyTorch; this is its order for hash seed 1
        raise ValueError(f"padding_mode must be one of {modes}, but got padding_mode='{padding_mode}'")


class _ConvNd(Module):
    transposed = False

    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride,
        padding,
        dilation,
        transposed,
        output_padding,
        groups,
        bias,
        padding_mode,
        device=None,
        dtype=None,
    ):
        super().__init__()
        _checked(in_channels, out_channels, stride, padding, groups, padding_mode)
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = kernel_size
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.transposed = transposed
        self.output_padding = output_padding
        self.groups = groups
        self.padding_mode = padding_mode
        channels = (in_channels, out_channels) if transposed else (out_channels, in_channels)
        torch = _torch()
        with factory(self, device, dtype):
            self.weight = Parameter(torch.empty((channels[0], channels[1] // groups, *kernel_size)))
            self.register_parameter("bias", Parameter(torch.empty(out_channels)) if bias else None)
            self.reset_parameters()

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            fan_in, _ = init._calculate_fan_in_and_fan_out(self.weight)
            bound = 1 / math.sqrt(fan_in) if fan_in > 0 else 0
            init.uniform_(self.bias, -bound, bound)

    @property
    def _reversed_padding_repeated_twice(self):
        if not isinstance(self.padding, str):
            return _reverse_repeat_tuple(self.padding, 2)
        totals = [
            d * (k - 1) if self.padding == "same" else 0 for d, k in zip(self.dilation, self.kernel_size)
        ]
        return [side for total in reversed(totals) for side in (total // 2, total - total // 2)]

    def _convolve(self, function, input):
        padding = self.padding
        if self.padding_mode != "zeros":
            input = F.pad(input, self._reversed_padding_repeated_twice, mode=self.padding_mode)
            padding = (0,) * len(self.kernel_size)
        return function(input, self.weight, self.bias, self.stride, padding, self.dilation, self.groups)

    def extra_repr(self):
        parts = [
            f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
        ]
        if self.padding != (0,) * len(self.padding):
            parts.append(f"padding={self.padding}")
        if self.dilation != (1,) * len(self.dilation):
            parts.append(f"dilation={self.dilation}")
        if self.output_padding != (0,) * len(self.output_padding):
            parts.append(f"output_padding={self.output_padding}")
        if self.groups != 1:
            parts.append(f"groups={self.groups}")
        if self.bias is None:
            parts.append("bias=False")
        if self.padding_mode != "zeros":
            parts.append(f"padding_mode={self.padding_mode}")
        return ", ".join(parts)


class Conv1d(_ConvNd):
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
        padding_ = padding if isinstance(padding, str) else _single(padding)
        sizes = (_single(kernel_size), _single(stride), padding_, _single(dilation))
        super().__init__(
            in_channels, out_channels, *sizes, False, _single(0), groups, bias, padding_mode, device, dtype
        )

    def forward(self, input):
        return self._convolve(F.conv1d, input)


@kind_of("Conv2d")
class Conv2d(_ConvNd):
    transposed = False
    output_padding = (0, 0)

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
        _checked(in_channels, out_channels, _pair(stride), padding, groups, padding_mode)
        options = {
            "stride": stride,
            "padding": padding,
            "dilation": dilation,
            "groups": groups,
            "bias": bool(bias),
        }
        with factory(self, device, dtype):
            self._build(
                "Conv2d", in_channels, out_channels, kernel_size, {**options, "padding_mode": padding_mode}
            )

    extra_repr = Module.extra_repr  # the library's

    def forward(self, input):
        if isinstance(input, Tensor):
            return self._invoke("forward", input)
        sizes = (self.stride, self.padding, self.dilation, self.groups)
        return F.conv2d(input, self.weight, self.bias, *sizes)  # says that it is no tensor

    def reset_parameters(self):
        self._invoke("reset_parameters")


class Conv3d(_ConvNd):
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
        padding_ = padding if isinstance(padding, str) else _triple(padding)
        sizes = (_triple(kernel_size), _triple(stride), padding_, _triple(dilation))
        super().__init__(
            in_channels, out_channels, *sizes, False, _triple(0), groups, bias, padding_mode, device, dtype
        )

    def forward(self, input):
        return self._convolve(F.conv3d, input)


class _ConvTransposeNd(_ConvNd):
    _sizes = _pair
    _function = staticmethod(lambda *args: F.conv_transpose2d(*args))

    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        output_padding=0,
        groups=1,
        bias=True,
        dilation=1,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ):
        if padding_mode != "zeros":
            raise ValueError(f'Only "zeros" padding mode is supported for {type(self).__name__}')
        of = type(self)._sizes
        super().__init__(
            in_channels,
            out_channels,
            of(kernel_size),
            of(stride),
            of(padding),
            of(dilation),
            True,
            of(output_padding),
            groups,
            bias,
            padding_mode,
            device,
            dtype,
        )

    def forward(self, input, output_size=None):
        if output_size is not None:
            raise NotImplementedError(
                f"output_size= of {type(self).__name__} is part of torch but not of this page."
            )
        sizes = (self.stride, self.padding, self.output_padding, self.groups, self.dilation)
        return self._function(input, self.weight, self.bias, *sizes)


class ConvTranspose1d(_ConvTransposeNd):
    _sizes = _single
    _function = staticmethod(lambda *args: F.conv_transpose1d(*args))


class ConvTranspose2d(_ConvTransposeNd):
    pass


class ConvTranspose3d(_ConvTransposeNd):
    _sizes = _triple
    _function = staticmethod(lambda *args: F.conv_transpose3d(*args))
