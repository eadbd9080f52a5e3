"""`torchvision.transforms.v2.functional`"""

import torch

from torchvision.tv_tensors import Image as _Image

from ..functional import *  # noqa: F403
from ..functional import convert_image_dtype, is_picture, pil_to_tensor, to_pil_image, to_tensor  # noqa: F401
from .. import functional as _v1

crop, resize, pad, rotate, normalize = _v1.crop, _v1.resize, _v1.pad, _v1.rotate, _v1.normalize
horizontal_flip, vertical_flip, center_crop, resized_crop = (
    _v1.hflip,
    _v1.vflip,
    _v1.center_crop,
    _v1.resized_crop,
)
get_dimensions, get_size = _v1.get_dimensions, lambda inpt: _v1.get_dimensions(inpt)[1:]


def to_image(inpt):
    """A tensor (C, H, W) of a picture, its type kept."""
    if is_picture(inpt):
        return _Image(pil_to_tensor(inpt))
    if isinstance(inpt, torch.Tensor):
        return _Image(inpt)
    array = getattr(inpt, "_t", None)
    if array is None:
        raise TypeError(
            f"Input can either be a pure Tensor, a numpy array, or a PIL image, but got {type(inpt)} instead."
        )
    pixels = array if array.ndim == 3 else array[:, :, None]
    return _Image(pixels.permute(2, 0, 1).contiguous())


def to_dtype(inpt, dtype=torch.float, scale=False):
    if not isinstance(inpt, torch.Tensor):
        return inpt
    return convert_image_dtype(inpt, dtype) if scale else inpt.to(dtype)
