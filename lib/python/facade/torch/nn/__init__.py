"""`torch.nn`: the library's layers, and `Module` for a reader's own."""

from .parameter import Parameter
from .modules.module import Module
from .modules.container import ModuleDict, ModuleList, ParameterList, Sequential
from . import functional, init, utils
from .modules.activation import (
    ELU,
    GELU,
    Hardsigmoid,
    Hardswish,
    LeakyReLU,
    LogSoftmax,
    Mish,
    MultiheadAttention,
    ReLU,
    ReLU6,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    Tanh,
)
from .modules.conv import Conv2d
from .modules.drawn import BatchNorm1d, Conv1d, GroupNorm, PReLU, RMSNorm
from .modules.dropout import Dropout
from .modules.flatten import Flatten, Unflatten
from .modules.linear import Identity, Linear
from .modules.loss import (
    BCELoss,
    BCEWithLogitsLoss,
    CosineSimilarity,
    CrossEntropyLoss,
    KLDivLoss,
    L1Loss,
    MSELoss,
    NLLLoss,
    SmoothL1Loss,
)
from .modules.more import (
    CELU,
    GLU,
    SELU,
    AdaptiveAvgPool1d,
    AdaptiveMaxPool2d,
    Dropout1d,
    Dropout2d,
    Dropout3d,
    Fold,
    Hardshrink,
    Hardtanh,
    LogSigmoid,
    MaxPool1d,
    PairwiseDistance,
    PixelShuffle,
    PixelUnshuffle,
    Softmin,
    Softshrink,
    Softsign,
    Tanhshrink,
    Threshold,
    Unfold,
    Upsample,
    ZeroPad2d,
)
from .modules.normalization import BatchNorm2d, LayerNorm
from .modules.pooling import AdaptiveAvgPool2d, AvgPool2d, MaxPool2d
from .modules.sparse import Embedding
from .modules.transformer import TransformerEncoder, TransformerEncoderLayer


def __getattr__(name):
    from .._tensor import missing

    known = missing("torch.nn", name)
    if known is not None:
        raise known
    raise AttributeError(f"module 'torch.nn' has no attribute '{name}'")
