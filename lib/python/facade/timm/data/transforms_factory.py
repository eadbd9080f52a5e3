"""`create_transform`; after `transforms_factory.py`. Left out: automatic augmentation, blur, NaFlex."""

import math

import torch

from .constants import DEFAULT_CROP_PCT, IMAGENET_DEFAULT_MEAN, IMAGENET_DEFAULT_STD
from .random_erasing import RandomErasing
from .transforms import (
    CenterCrop,
    CenterCropOrPad,
    Compose,
    MaybePILToTensor,
    MaybeToTensor,
    Normalize,
    RandomResizedCropAndInterpolation,
    Resize,
    ResizeKeepRatio,
)


def create_transform(
    input_size=224,
    is_training=False,
    no_aug=False,
    train_crop_mode=None,
    scale=None,
    ratio=None,
    hflip=0.5,
    vflip=0.0,
    color_jitter=0.4,
    color_jitter_prob=None,
    grayscale_prob=0.0,
    gaussian_blur_prob=0.0,
    auto_augment=None,
    interpolation="bilinear",
    mean=IMAGENET_DEFAULT_MEAN,
    std=IMAGENET_DEFAULT_STD,
    re_prob=0.0,
    re_mode="const",
    re_count=1,
    re_num_splits=0,
    crop_pct=None,
    crop_mode=None,
    crop_border_pixels=None,
    tf_preprocessing=False,
    use_prefetcher=False,
    normalize=True,
    separate=False,
    naflex=False,
    patch_size=16,
    max_seq_len=576,
    patchify=False,
    patchify_channels_last=True,
    patchify_flatten=True,
):
    left_out = {
        "tf_preprocessing=True": tf_preprocessing,
        "crop_border_pixels=": crop_border_pixels,
        "naflex=True": naflex,
        "patchify=True": patchify,
    }
    if is_training:
        left_out.update({
            "train_crop_mode=": train_crop_mode not in (None, "rrc"),
            "auto_augment=": auto_augment,
            "gaussian_blur_prob=": gaussian_blur_prob,
            "color_jitter_prob=": color_jitter_prob is not None,
        })  # fmt: skip
    for name, given in left_out.items():
        if given:
            raise NotImplementedError(f"create_transform({name}) is part of timm but not of this page.")
    img_size = tuple(input_size[-2:]) if isinstance(input_size, (tuple, list)) else input_size
    last = _to_tensor(mean, std, use_prefetcher or not normalize)
    if is_training and no_aug:
        assert not separate, "Cannot perform split augmentation with no_aug"
        interpolation = "bilinear" if interpolation == "random" else interpolation
        return Compose([Resize(img_size, interpolation), CenterCrop(img_size), *last])
    if is_training:
        crop = RandomResizedCropAndInterpolation(
            img_size, tuple(scale or (0.08, 1.0)), tuple(ratio or (3.0 / 4.0, 4.0 / 3.0)), interpolation
        )
        first = [crop, *_flips(hflip, vflip)]
        second = _colours(color_jitter, grayscale_prob)
        if re_prob > 0.0 and len(last) > 1:
            last.append(
                RandomErasing(
                    re_prob, mode=re_mode, max_count=re_count, num_splits=re_num_splits, device="cpu"
                )
            )
        return (
            (Compose(first), Compose(second), Compose(last)) if separate else Compose(first + second + last)
        )
    assert not separate, "Separate transforms not supported for validation preprocessing"
    return Compose([*_crop(img_size, interpolation, crop_pct or DEFAULT_CROP_PCT, crop_mode, mean), *last])


def _crop(img_size, interpolation, crop_pct, crop_mode, mean):
    """A resize that leaves `crop_pct` of the picture in a crop of `img_size`."""
    height, width = img_size if isinstance(img_size, tuple) else (img_size, img_size)
    scaled = (math.floor(height / crop_pct), math.floor(width / crop_pct))
    if crop_mode == "squash":
        return [Resize(scaled, interpolation), CenterCrop(img_size)]
    if crop_mode == "border":
        fill = [round(255 * v) for v in mean]
        return [ResizeKeepRatio(scaled, 1.0, interpolation), CenterCropOrPad(img_size, fill=fill)]
    if scaled[0] == scaled[1]:
        return [Resize(scaled[0], interpolation), CenterCrop(img_size)]
    return [ResizeKeepRatio(scaled, interpolation=interpolation), CenterCrop(img_size)]


def _flips(hflip, vflip):
    from torchvision import transforms  # a zip of its own, which evaluation does without

    return [
        *([transforms.RandomHorizontalFlip(p=hflip)] if hflip > 0.0 else []),
        *([transforms.RandomVerticalFlip(p=vflip)] if vflip > 0.0 else []),
    ]


def _colours(color_jitter, grayscale_prob):
    from torchvision import transforms

    if isinstance(color_jitter, (list, tuple)):
        assert len(color_jitter) in (3, 4)
    elif color_jitter is not None:
        color_jitter = (float(color_jitter),) * 3
    return [
        *([] if color_jitter is None else [transforms.ColorJitter(*color_jitter)]),
        *([transforms.RandomGrayscale(p=grayscale_prob)] if grayscale_prob else []),
    ]


def _to_tensor(mean, std, as_it_is):
    if as_it_is:
        return [MaybePILToTensor()]
    return [MaybeToTensor(), Normalize(mean=torch.tensor(mean), std=torch.tensor(std))]
