"""`timm.layers`."""

from torch._stand_in import refuse
from torch.nn import Sigmoid, Tanh

from .activations import (
    GELU,
    GELUTanh,
    HardMish,
    HardSigmoid,
    HardSwish,
    Mish,
    PReLU,
    QuickGELU,
    Swish,
    gelu,
    gelu_tanh,
    hard_mish,
    hard_sigmoid,
    hard_swish,
    mish,
    quick_gelu,
    sigmoid,
    swish,
    tanh,
)
from .adaptive_avgmax_pool import (
    AdaptiveAvgMaxPool2d,
    SelectAdaptivePool2d,
    adaptive_avgmax_pool2d,
    select_adaptive_pool2d,
)
from .attention import Attention, maybe_add_mask, resolve_self_attn_mask
from .attention_pool import AttentionPoolLatent, AttentionPoolPrr
from .config import (
    is_exportable,
    is_no_jit,
    is_scriptable,
    set_exportable,
    set_fused_attn,
    set_scriptable,
    use_fused_attn,
)
from .create import create_act_layer, create_norm_layer, get_act_fn, get_act_layer, get_norm_layer
from .drop import DropPath, calculate_drop_path_rates, drop_path
from .format import Format, get_channel_dim, get_spatial_dim, nchw_to, nhwc_to
from .glu import GluMlp, SwiGLU, SwiGLUPacked
from .helpers import extend_tuple, make_divisible, to_1tuple, to_2tuple, to_3tuple, to_4tuple, to_ntuple
from .layer_scale import LayerScale
from .mlp import Mlp
from .norm import GroupNorm, GroupNorm1, LayerNorm, LayerNorm2d, RmsNorm
from .padding import create_conv2d, get_padding
from .patch_dropout import PatchDropout
from .patch_embed import PatchEmbed, resample_patch_embed
from .pos_embed import resample_abs_pos_embed
from ._fx import (
    get_notrace_functions,
    get_notrace_modules,
    is_notrace_function,
    is_notrace_module,
    register_notrace_function,
    register_notrace_module,
)
from .pos_embed_sincos import build_sincos2d_pos_embed
from .pool1d import global_pool_nlc
from .weight_init import lecun_normal_, trunc_normal_, trunc_normal_tf_, variance_scaling_


def __getattr__(name):
    from torch._tensor import missing

    if name == "create_feature_extractor":  # a model's, which needs these layers first
        from timm.models import create_feature_extractor

        return create_feature_extractor
    known = missing("timm.layers", name)
    if known is not None:
        return refuse(str(known), __name__, name)
    raise AttributeError(f"module 'timm.layers' has no attribute '{name}'")
