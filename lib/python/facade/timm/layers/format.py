"""Orders of a feature map's dimensions."""

from enum import Enum


class Format(str, Enum):
    NCHW = "NCHW"
    NHWC = "NHWC"
    NCL = "NCL"
    NLC = "NLC"


def get_spatial_dim(fmt):
    """Which dimensions are places."""
    fmt = Format(fmt)
    return {Format.NLC: (1,), Format.NCL: (2,), Format.NHWC: (1, 2)}.get(fmt, (2, 3))


def get_channel_dim(fmt):
    fmt = Format(fmt)
    return {Format.NHWC: 3, Format.NLC: 2}.get(fmt, 1)


def nchw_to(x, fmt):
    if fmt == Format.NHWC:
        return x.permute(0, 2, 3, 1)
    if fmt == Format.NLC:
        return x.flatten(2).transpose(1, 2)
    return x.flatten(2) if fmt == Format.NCL else x


def nhwc_to(x, fmt):
    if fmt == Format.NCHW:
        return x.permute(0, 3, 1, 2)
    if fmt == Format.NLC:
        return x.flatten(1, 2)
    return x.flatten(1, 2).transpose(1, 2) if fmt == Format.NCL else x
