"""`timm.models`: the registry, the factory and the models."""

from torch._stand_in import refuse
from .. import layers
from ..layers import (
    get_notrace_functions,
    get_notrace_modules,
    is_notrace_function,
    is_notrace_module,
    register_notrace_function,
    register_notrace_module,
)
from . import _features, deit, resnet, vision_transformer
from ._builder import build_model_with_cfg, resolve_pretrained_cfg
from ._cfg import PretrainedCfg
from ._checkpoint_filter import checkpoint_filter_fn
from ._factory import create_model
from ._features import FeatureGetterNet, FeatureInfo, FeatureListNet, create_feature_extractor
from ._helpers import (
    adapt_input_conv,
    checkpoint_seq,
    clean_state_dict,
    load_checkpoint,
    load_pretrained,
    load_state_dict,
    named_apply,
    remap_state_dict,
)
from ._registry import (
    get_arch_name,
    get_arch_pretrained_cfgs,
    get_deprecated_models,
    get_pretrained_cfg,
    get_pretrained_cfg_value,
    is_model,
    is_model_in_modules,
    is_model_pretrained,
    list_models,
    list_modules,
    list_pretrained,
    model_entrypoint,
    register_model,
    split_model_name_tag,
)
from .deit import VisionTransformerDistilled
from .resnet import BasicBlock, Bottleneck, ResNet
from .vision_transformer import VisionTransformer


def __getattr__(name):
    from torch._tensor import missing

    if not name.startswith("_") and is_model(name):
        return model_entrypoint(name)
    known = missing("timm.models", name)
    if known is not None:
        return refuse(str(known), __name__, name)
    raise AttributeError(f"module 'timm.models' has no attribute '{name}'")


_ = (_features, deit, resnet, vision_transformer, checkpoint_filter_fn)
