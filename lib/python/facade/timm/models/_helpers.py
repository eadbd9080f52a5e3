"""Checkpoints into models; after `_helpers.py` and `_manipulate.py`."""

import math
import os

import torch


def clean_state_dict(state_dict):
    """Names without the `module.` that DataParallel puts before them, nor `_orig_mod.` of torch.compile."""
    cleaned = {}
    for name, value in state_dict.items():
        name = name[7:] if name.startswith("module.") else name
        cleaned[name[10:] if name.startswith("_orig_mod.") else name] = value
    return cleaned


def load_state_dict(checkpoint_path, use_ema=True, device="cpu", weights_only=True):
    """A checkpoint's state dict: of its averaged weights where it has them and `use_ema`."""
    if not checkpoint_path or not os.path.isfile(checkpoint_path):
        raise FileNotFoundError()
    if str(checkpoint_path).endswith(".safetensors"):
        from safetensors.torch import load_file

        return clean_state_dict(load_file(checkpoint_path, device=device))
    checkpoint = torch.load(checkpoint_path, map_location=device, weights_only=weights_only)
    key = ""
    if isinstance(checkpoint, dict):
        averaged = ("state_dict_ema", "model_ema") if use_ema else ()
        named = [name for name in averaged if checkpoint.get(name) is not None]
        named += [name for name in ("state_dict", "model") if name in checkpoint]
        key = named[0] if named else ""
    return clean_state_dict(checkpoint[key] if key else checkpoint)


def remap_state_dict(state_dict, model, allow_reshape=True):
    """The weights under the model's own names, by their order alone."""
    out_dict = {}
    for (ka, va), (kb, vb) in zip(model.state_dict().items(), state_dict.items()):
        assert va.numel() == vb.numel(), (
            f"Tensor size mismatch {ka}: {va.shape} vs {kb}: {vb.shape}. Remap failed."
        )
        if va.shape != vb.shape:
            assert allow_reshape, f"Tensor shape mismatch {ka}: {va.shape} vs {kb}: {vb.shape}. Remap failed."
            vb = vb.reshape(va.shape)
        out_dict[ka] = vb
    return out_dict


def load_checkpoint(
    model,
    checkpoint_path,
    use_ema=True,
    device="cpu",
    strict=True,
    remap=False,
    filter_fn=None,
    weights_only=True,
):
    """Loads a file of `torch.save` into the model; gives back which keys did not fit."""
    if os.path.splitext(checkpoint_path)[-1].lower() in (".npz", ".npy"):
        raise NotImplementedError("Checkpoints of NumPy are part of timm but not of this page.")
    state_dict = load_state_dict(checkpoint_path, use_ema, device=device, weights_only=weights_only)
    if remap:
        state_dict = remap_state_dict(state_dict, model)
    elif filter_fn:
        state_dict = filter_fn(state_dict, model)
    return model.load_state_dict(state_dict, strict=strict)


def load_pretrained(model, *args, **kwargs):
    raise NotImplementedError(
        "timm.models.load_pretrained() is part of timm but not of this page: "
        "timm.create_model(…, pretrained=True) loads the weights that are here."
    )


def adapt_input_conv(in_chans, conv_weight):
    """A first convolution's weights for pictures of another number of channels: summed for one, repeated for more."""
    conv_type = conv_weight.dtype
    conv_weight = conv_weight.float()
    if conv_weight.ndim != 4:
        raise NotImplementedError(
            f"adapt_input_conv only supports 4D Conv2d weights; got ndim={conv_weight.ndim}."
        )
    O, I, J, K = conv_weight.shape
    if in_chans == 1:
        if I > 3:
            assert conv_weight.shape[1] % 3 == 0
            conv_weight = conv_weight.reshape(O, I // 3, 3, J, K).sum(dim=2)
        else:
            conv_weight = conv_weight.sum(dim=1, keepdim=True)
    elif in_chans != 3:
        if I != 3:
            raise NotImplementedError("Weight format not supported by conversion.")
        conv_weight = conv_weight.repeat(1, math.ceil(in_chans / 3), 1, 1)[:, :in_chans]
        conv_weight = conv_weight * (3 / float(in_chans))
    return conv_weight.to(conv_type)


def named_apply(fn, module, name="", depth_first=True, include_root=False):
    """Calls `fn(module=…, name=…)` for every module within, children first unless told otherwise."""
    if not depth_first and include_root:
        fn(module=module, name=name)
    for child_name, child in module.named_children():
        child_name = ".".join((name, child_name)) if name else child_name
        named_apply(fn, child, child_name, depth_first, include_root=True)
    if depth_first and include_root:
        fn(module=module, name=name)
    return module


def checkpoint_seq(functions, x, every=1, flatten=False, skip_last=False, preserve_rng_state=True):
    """The functions one after another. timm forgets what is between and computes it again for gradients; here it is kept."""
    if flatten:
        functions = [function for sequence in functions for function in sequence]
    for function in functions:
        x = function(x)
    return x
