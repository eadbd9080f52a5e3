"""`timm.optim`: optimisers of timm's own, and all by name; after `timm/optim/`."""

from torch.optim import SGD, Adadelta, Adagrad, Adam, Adamax, AdamW, NAdam, RAdam, RMSprop  # noqa: F401

from ._optim_factory import (
    OptimInfo,
    create_optimizer,
    create_optimizer_v2,
    get_optimizer_class,
    get_optimizer_info,
    list_optimizers,
    optimizer_kwargs,
)
from ._param_groups import auto_group_layers, param_groups_layer_decay, param_groups_weight_decay
from .adabelief import AdaBelief
from .adafactor import Adafactor
from .adamp import AdamP
from .adamw import AdamWLegacy
from .adan import Adan
from .adopt import Adopt
from .lamb import Lamb
from .laprop import LaProp
from .lars import Lars
from .lion import Lion
from .lookahead import Lookahead
from .madgrad import MADGRAD
from .mars import Mars
from .nadamw import NAdamW
from .nvnovograd import NvNovoGrad
from .rmsprop_tf import RMSpropTF
from .sgdp import SGDP
from .sgdw import SGDW
