"""What PyTorch warns of, or stumbles over, before it computes; after `torch/nn/functional.py`."""

import warnings

from .._tensor import Tensor


def _warn(text):
    warnings.warn(text, UserWarning, stacklevel=4)


def implicit_dim(name):
    warnings.warn(
        f"Implicit dimension choice for {name} has been deprecated. Change the call to include dim=X as an argument.",
        UserWarning,
        stacklevel=3,
    )


def _sizes(input=None, target=None, *args, **kwargs):
    """A loss of tensors that broadcast: nearly always a dimension of one too many or too few."""
    if hasattr(input, "size") and hasattr(target, "size") and input.size() != target.size():
        _warn(
            f"Using a target size ({target.size()}) that is different to the input size ({input.size()}). "
            "This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size."
        )


def _batch_mean(input=None, target=None, size_average=None, reduce=None, reduction="mean", log_target=False):
    if size_average is None and reduce is None and reduction == "mean":
        _warn(
            "reduction: 'mean' divides the total loss by both the batch size and the support size."
            "'batchmean' divides only by the batch size, and aligns with the KL div math definition."
            "'mean' will be changed to behave the same as 'batchmean' in the next major release."
        )


def _corners(at):
    def check(*args, align_corners=None, **kwargs):
        if len(args) <= at and align_corners is None:
            _warn(
                "Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please specify "
                "align_corners=True if the old behavior is desired. See the documentation of grid_sample for details."
            )

    return check


def _channels(input=None, *args, **kwargs):
    if hasattr(input, "dim") and input.dim() == 2:
        _warn(
            "dropout2d: Received a 2-D input to dropout2d, which is deprecated and will result in an error in a future "
            "release. To retain the behavior and silence this warning, please use dropout instead. Note that dropout2d "
            "exists to provide channel-wise dropout on inputs with 2 spatial dimensions, a channel dimension, and an "
            "optional batch dimension (i.e. 3D or 4D inputs)."
        )


def _asked(attribute):
    """PyTorch's own Python asks the input for it, which anything but a tensor has not."""

    def check(input=None, *args, **kwargs):
        getattr(input, attribute)

    return check


def _with_indices(name, attribute=None):
    """With `return_indices` another function is called than without, which asks for the attribute or says its name."""

    def check(input=None, *args, return_indices=False, **kwargs):
        if not (args[5] if len(args) > 5 else return_indices) or isinstance(input, Tensor):
            return
        if attribute is not None:
            getattr(input, attribute)
        raise TypeError(
            f"{name}_with_indices(): argument 'input' (position 1) must be Tensor, not {type(input).__name__}"
        )

    return check


# By the function's name in torch.nn.functional: looks at the arguments, and warns or raises.
BEFORE = {
    "mse_loss": _sizes,
    "l1_loss": _sizes,
    "smooth_l1_loss": _sizes,
    "huber_loss": _sizes,
    "kl_div": _batch_mean,
    "grid_sample": _corners(4),
    "affine_grid": _corners(2),
    "dropout2d": _channels,
    "max_pool1d": _with_indices("max_pool1d"),
    "max_pool2d": _with_indices("max_pool2d"),
    "max_pool3d": _with_indices("max_pool3d", "is_cuda"),
    "adaptive_max_pool2d": _asked("size"),
    "adaptive_max_pool3d": _asked("size"),
    "fractional_max_pool2d": _asked("dim"),
    "fractional_max_pool3d": _asked("dim"),
}
