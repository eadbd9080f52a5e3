"""Orders of a feature map's dimensions."""

from enum import Enum


class Format(str, Enum):
    NCHW = "NCHW"
    NHWC = "NHWC"
    NCL = "NCL"
    NLC = "NLC"
