"""`torchvision.transforms.functional`: each for a picture of PIL and for a tensor (…, C, H, W)."""

import numbers
import sys
from enum import Enum

from torch._stand_in import refuse
import torch
import torch.nn.functional as F

from PIL import Image

from . import _pictures, _tensors
from ._pictures import is_picture


class InterpolationMode(Enum):
    """How a picture's numbers are found between its pixels."""

    __module__ = "torchvision.transforms.functional"
    NEAREST = "nearest"
    NEAREST_EXACT = "nearest-exact"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    BOX = "box"
    HAMMING = "hamming"
    LANCZOS = "lanczos"


_BY_NUMBER = {0: "NEAREST", 2: "BILINEAR", 3: "BICUBIC", 4: "BOX", 5: "HAMMING", 1: "LANCZOS"}


def interpolation_of(mode):
    return InterpolationMode[_BY_NUMBER[mode]] if isinstance(mode, int) else mode


def _pillow(mode):
    return Image.Resampling[mode.name.replace("_EXACT", "")]


def _is_array(pic):
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(pic, numpy.ndarray)


def get_dimensions(img):
    if isinstance(img, torch.Tensor):
        return [1 if img.ndim == 2 else img.shape[-3], img.shape[-2], img.shape[-1]]
    if not is_picture(img):
        raise TypeError(f"Unexpected type {type(img)}")
    return [_pictures.channels(img), img.height, img.width]


def get_image_size(img):
    return get_dimensions(img)[:0:-1]


def get_image_num_channels(img):
    return get_dimensions(img)[0]


def to_tensor(pic):
    if not (is_picture(pic) or _is_array(pic)):
        raise TypeError(f"pic should be PIL Image or ndarray. Got {type(pic)}")
    if _is_array(pic):
        if pic.ndim not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
        pixels = pic._t if pic.ndim == 3 else pic._t[:, :, None]
        img = pixels.permute(2, 0, 1).contiguous()
        return img.to(torch.get_default_dtype()).div(255) if img.dtype is torch.uint8 else img
    img = pic._pixels.permute(2, 0, 1).contiguous()
    return img.to(torch.get_default_dtype()).div(255) if img.dtype is torch.uint8 else img


def pil_to_tensor(pic):
    if not is_picture(pic):
        raise TypeError(f"pic should be PIL Image. Got {type(pic)}")
    return pic._pixels.permute(2, 0, 1).contiguous()


def to_pil_image(pic, mode=None):
    if isinstance(pic, torch.Tensor):
        if pic.ndim == 3 and pic.shape[-3] > 4:
            raise ValueError(f"pic should not have > 4 channels. Got {pic.shape[-3]} channels.")
        if pic.ndim not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
        pic = pic.unsqueeze(0) if pic.ndim == 2 else pic
        if pic.dtype.is_floating_point and mode != "F":
            pic = pic.mul(255).byte()
        pixels = pic.detach().permute(1, 2, 0).contiguous()
    elif _is_array(pic):
        if pic.ndim not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
        pixels = pic._t.clone() if pic.ndim == 3 else pic._t[:, :, None].clone()
    else:
        raise TypeError(f"pic should be Tensor or ndarray. Got {type(pic)}.")
    count = pixels.shape[-1]
    if count == 1:
        known = {torch.uint8: "L", torch.int32: "I", torch.float32: "F"}
        mode = mode or known.get(pixels.dtype)
    else:
        mode = mode or ({2: "LA", 3: "RGB", 4: "RGBA"}.get(count) if pixels.dtype is torch.uint8 else None)
    if mode is None:
        raise TypeError(f"Input type {pixels.numpy().dtype} is not supported")
    return Image.Image(pixels, mode)


def convert_image_dtype(image, dtype=torch.float):
    if not isinstance(image, torch.Tensor):
        raise TypeError("Input img should be Tensor Image")
    return _tensors.convert_dtype(image, dtype)


def normalize(tensor, mean, std, inplace=False):
    if not isinstance(tensor, torch.Tensor):
        raise TypeError(f"img should be Tensor Image. Got {type(tensor)}")
    if not tensor.is_floating_point():
        raise TypeError(f"Input tensor should be a float tensor. Got {tensor.dtype}.")
    if tensor.ndim < 3:
        raise ValueError(
            f"Expected tensor to be a tensor image of size (..., C, H, W). Got tensor.size() = {tensor.size()}"
        )
    tensor = tensor if inplace else tensor.clone()
    mean, std = torch.as_tensor(mean, dtype=tensor.dtype), torch.as_tensor(std, dtype=tensor.dtype)
    if (std == 0).any():
        raise ValueError(
            f"std evaluated to zero after conversion to {tensor.dtype}, leading to division by zero."
        )
    mean = mean.view(-1, 1, 1) if mean.ndim == 1 else mean
    std = std.view(-1, 1, 1) if std.ndim == 1 else std
    return tensor.sub_(mean).div_(std)


def _resized(image_size, size, max_size=None):
    height, width = image_size
    if len(size) == 2:
        return [size[0], size[1]]
    short, long = sorted((width, height))
    new_short, new_long = size[0], int(size[0] * long / short)
    if max_size is not None:
        if max_size <= size[0]:
            raise ValueError(
                f"max_size = {max_size} must be strictly greater than the requested size for the smaller edge size = {size}"
            )
        if new_long > max_size:
            new_short, new_long = int(max_size * new_short / new_long), max_size
    return [new_long, new_short] if width <= height else [new_short, new_long]


def resize(img, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
    interpolation = interpolation_of(interpolation)
    if not isinstance(interpolation, InterpolationMode):
        raise TypeError(
            "Argument interpolation should be a InterpolationMode or a corresponding Pillow integer constant"
        )
    size = [size] if isinstance(size, int) else list(size)
    if len(size) not in (1, 2):
        raise ValueError(
            f"Size must be an int or a 1 or 2 element tuple/list, not a {len(size)} element tuple/list"
        )
    if max_size is not None and len(size) != 1:
        raise ValueError(
            "max_size should only be passed if size specifies the length of the smaller edge, i.e. size should be an int or a sequence of length 1 in torchscript mode."
        )
    _, height, width = get_dimensions(img)
    wanted = _resized((height, width), size, max_size)
    if [height, width] == wanted:
        return img
    if is_picture(img):
        return img.resize((wanted[1], wanted[0]), _pillow(interpolation))
    if interpolation.value not in ("nearest", "nearest-exact", "bilinear", "bicubic"):
        raise ValueError("This interpolation mode is unsupported with Tensor input")
    return _tensors.resize(img, wanted, interpolation.value, antialias)


def pad(img, padding, fill=0, padding_mode="constant"):
    if not isinstance(padding, (numbers.Number, tuple, list)):
        raise TypeError("Got inappropriate padding arg")
    if padding_mode not in ("constant", "edge", "reflect", "symmetric"):
        raise ValueError("Padding mode should be either constant, edge, reflect or symmetric")
    sides = [padding] * 4 if isinstance(padding, int) else list(padding)
    if len(sides) not in (1, 2, 4):
        raise ValueError(
            f"Padding must be an int or a 1, 2, or 4 element tuple, not a {len(sides)} element tuple"
        )
    sides = sides * 4 if len(sides) == 1 else [*sides, *sides] if len(sides) == 2 else sides
    if is_picture(img):
        return _pictures.pad(img, sides, fill, padding_mode)
    left, top, right, bottom = sides
    if padding_mode == "constant":
        return F.pad(img, (left, right, top, bottom), value=fill)
    batch, back = _tensors.as_batch(img)
    mode = {"edge": "replicate", "reflect": "reflect"}.get(padding_mode)
    if mode is None:
        raise NotImplementedError(
            "padding_mode='symmetric' of tensors is part of torchvision but not of this page."
        )
    return back(F.pad(batch, (left, right, top, bottom), mode=mode))


def crop(img, top, left, height, width):
    if is_picture(img):
        return img.crop((left, top, left + width, top + height))
    _, rows, columns = get_dimensions(img)
    if left < 0 or top < 0 or left + width > columns or top + height > rows:
        inner = img[..., max(top, 0) : top + height, max(left, 0) : left + width]
        sides = [max(-left, 0), max(left + width - columns, 0), max(-top, 0), max(top + height - rows, 0)]
        return F.pad(inner, sides)
    return img[..., top : top + height, left : left + width]


def center_crop(img, output_size):
    if isinstance(output_size, numbers.Number):
        output_size = (int(output_size), int(output_size))
    elif len(output_size) == 1:
        output_size = (output_size[0], output_size[0])
    _, rows, columns = get_dimensions(img)
    height, width = output_size
    if width > columns or height > rows:
        sides = [
            (width - columns) // 2 if width > columns else 0, (height - rows) // 2 if height > rows else 0,
            (width - columns + 1) // 2 if width > columns else 0, (height - rows + 1) // 2 if height > rows else 0,
        ]  # fmt: skip
        img = pad(img, sides, fill=0)
        _, rows, columns = get_dimensions(img)
        if width == columns and height == rows:
            return img
    return crop(img, int(round((rows - height) / 2.0)), int(round((columns - width) / 2.0)), height, width)


def resized_crop(
    img, top, left, height, width, size, interpolation=InterpolationMode.BILINEAR, antialias=True
):
    return resize(crop(img, top, left, height, width), size, interpolation, antialias=antialias)


def hflip(img):
    return img.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if is_picture(img) else img.flip(-1)


def vflip(img):
    return img.transpose(Image.Transpose.FLIP_TOP_BOTTOM) if is_picture(img) else img.flip(-2)


horizontal_flip, vertical_flip = hflip, vflip


def rotate(img, angle, interpolation=InterpolationMode.NEAREST, expand=False, center=None, fill=None):
    if not is_picture(img):
        raise NotImplementedError(
            "rotating tensors is part of torchvision but not of this page; pictures of PIL can be rotated."
        )
    fill = (
        tuple([fill] * _pictures.channels(img))
        if isinstance(fill, numbers.Number) and _pictures.channels(img) > 1
        else fill
    )
    return img.rotate(
        angle,
        _pillow(interpolation),
        expand,
        center,
        fillcolor=tuple(fill) if isinstance(fill, list) else fill,
    )


def to_grayscale(img, num_output_channels=1):
    if not is_picture(img):
        raise TypeError("Input should be PIL Image")
    return _pictures.to_grayscale(img, num_output_channels)


def rgb_to_grayscale(img, num_output_channels=1):
    return (
        to_grayscale(img, num_output_channels)
        if is_picture(img)
        else _tensors.grayscale(img, num_output_channels)
    )


def adjust_brightness(img, brightness_factor):
    if brightness_factor < 0:
        raise ValueError(f"brightness_factor ({brightness_factor}) is not non-negative.")
    return (
        _pictures.adjust(img, "Brightness", brightness_factor)
        if is_picture(img)
        else _tensors.adjust_brightness(img, brightness_factor)
    )


def adjust_contrast(img, contrast_factor):
    return (
        _pictures.adjust(img, "Contrast", contrast_factor)
        if is_picture(img)
        else _tensors.adjust_contrast(img, contrast_factor)
    )


def adjust_saturation(img, saturation_factor):
    return (
        _pictures.adjust(img, "Color", saturation_factor)
        if is_picture(img)
        else _tensors.adjust_saturation(img, saturation_factor)
    )


def adjust_hue(img, hue_factor):
    if not -0.5 <= hue_factor <= 0.5:
        raise ValueError(f"hue_factor ({hue_factor}) is not in [-0.5, 0.5].")
    return _pictures.adjust_hue(img, hue_factor) if is_picture(img) else _tensors.adjust_hue(img, hue_factor)


def invert(img):
    return _pictures.on_tables(img, "invert") if is_picture(img) else _tensors.largest(img.dtype) - img


def posterize(img, bits):
    if is_picture(img):
        return _pictures.on_tables(img, "posterize", bits)
    return img & (-int(2 ** (8 - bits)) % 256)


def solarize(img, threshold):
    if is_picture(img):
        return _pictures.on_tables(img, "solarize", threshold)
    return torch.where(img >= threshold, invert(img), img)


def autocontrast(img):
    if is_picture(img):
        return _pictures.on_tables(img, "autocontrast")
    raise NotImplementedError("autocontrast() of tensors is part of torchvision but not of this page.")


def equalize(img):
    if is_picture(img):
        return _pictures.on_tables(img, "equalize")
    raise NotImplementedError("equalize() of tensors is part of torchvision but not of this page.")


def gaussian_blur(img, kernel_size, sigma=None):
    kernel_size = [kernel_size] * 2 if isinstance(kernel_size, int) else list(kernel_size)
    if sigma is None:
        sigma = [size * 0.15 + 0.35 for size in kernel_size]
    sigma = [float(sigma)] * 2 if isinstance(sigma, (int, float)) else list(sigma) * (2 // len(sigma))
    if is_picture(img):
        return to_pil_image(_tensors.gaussian_blur(pil_to_tensor(img), kernel_size, sigma), mode=img.mode)
    return _tensors.gaussian_blur(img, kernel_size, sigma)


def erase(img, i, j, h, w, v, inplace=False):
    if not isinstance(img, torch.Tensor):
        raise TypeError(f"img should be Tensor Image. Got {type(img)}")
    img = img if inplace else img.clone()
    img[..., i : i + h, j : j + w] = v
    return img


def five_crop(img, size):
    height, width = (int(size), int(size)) if isinstance(size, numbers.Number) else (size[0], size[-1])
    _, rows, columns = get_dimensions(img)
    if width > columns or height > rows:
        raise ValueError(f"Requested crop size {(height, width)} is bigger than input size {(rows, columns)}")
    places = ((0, 0), (0, columns - width), (rows - height, 0), (rows - height, columns - width))
    return (*(crop(img, top, left, height, width) for top, left in places), center_crop(img, [height, width]))


def ten_crop(img, size, vertical_flip=False):
    return five_crop(img, size) + five_crop(vflip(img) if vertical_flip else hflip(img), size)


_TORCHVISION_HAS = ("adjust_gamma adjust_sharpness affine elastic_transform perspective").split()


def __getattr__(name):
    if name in _TORCHVISION_HAS:
        return refuse(
            f"torchvision.transforms.functional.{name} is part of torchvision but not of this page.",
            __name__,
            name,
        )
    raise AttributeError(f"module 'torchvision.transforms.functional' has no attribute '{name}'")
