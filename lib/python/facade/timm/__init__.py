"""`timm` 1.0.29 on this page: plain ViTs, DeiTs and ResNets over the library in TypeScript."""

from torch._stand_in import refuse
from . import data, layers, models, utils
from .layers import is_exportable, is_scriptable, set_exportable, set_scriptable
from .models import (
    create_model,
    get_pretrained_cfg,
    get_pretrained_cfg_value,
    is_model,
    is_model_pretrained,
    list_models,
    list_modules,
    list_pretrained,
    model_entrypoint,
)
from .version import __version__


def __getattr__(name):
    from torch._tensor import missing

    known = missing("timm", name)
    if known is not None:
        return refuse(str(known), __name__, name)
    raise AttributeError(f"module 'timm' has no attribute '{name}'")
