"""`timm.utils`: what training scripts share. Left out: several processes, Apex, checkpoints' files."""

from .attention_extract import AttentionExtract
from .clip_grad import adaptive_clip_grad, dispatch_clip_grad
from .cuda import NativeScaler
from .metrics import AverageMeter, accuracy
from .misc import (
    FormatterNoInfo,
    ParseKwargs,
    add_bool_arg,
    check_batch_size_retry,
    decay_batch_step,
    get_outdir,
    is_distributed_env,
    is_primary,
    natural_key,
    random_seed,
    setup_default_logging,
    update_summary,
)
from .model import freeze, get_state_dict, reparameterize_model, unfreeze, unwrap_model
from .model_ema import ModelEma, ModelEmaV2, ModelEmaV3


__all__ = [
    "AttentionExtract",
    "AverageMeter",
    "FormatterNoInfo",
    "ModelEma",
    "ModelEmaV2",
    "ModelEmaV3",
    "NativeScaler",
    "ParseKwargs",
    "accuracy",
    "adaptive_clip_grad",
    "add_bool_arg",
    "check_batch_size_retry",
    "decay_batch_step",
    "dispatch_clip_grad",
    "freeze",
    "get_outdir",
    "get_state_dict",
    "is_distributed_env",
    "is_primary",
    "natural_key",
    "random_seed",
    "reparameterize_model",
    "setup_default_logging",
    "unfreeze",
    "unwrap_model",
    "update_summary",
]
