"""`create_transform` for evaluation; after `transforms_factory.py`."""

import math

import torch

from .constants import DEFAULT_CROP_PCT, IMAGENET_DEFAULT_MEAN, IMAGENET_DEFAULT_STD
from .transforms import CenterCrop, Compose, MaybePILToTensor, MaybeToTensor, Normalize, Resize


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
    for name, given in (
        ("is_training=True", is_training),
        ("tf_preprocessing=True", tf_preprocessing),
        ("crop_border_pixels=", crop_border_pixels),
        ("naflex=True", naflex),
        ("patchify=True", patchify),
        ("separate=True", separate),
    ):
        if given:
            raise NotImplementedError(f"create_transform({name}) is part of timm but not of this page.")
    img_size = tuple(input_size[-2:]) if isinstance(input_size, (tuple, list)) else (input_size, input_size)
    printed_size = img_size if isinstance(input_size, (tuple, list)) else input_size
    scaled = tuple(math.floor(side / (crop_pct or DEFAULT_CROP_PCT)) for side in img_size)
    if crop_mode == "squash":
        steps = [Resize(scaled, interpolation), CenterCrop(printed_size)]
    elif crop_mode == "border" or scaled[0] != scaled[1]:
        raise NotImplementedError(
            "create_transform() with crop_mode='border' or for a picture that is not square is part of timm but not "
            "of this page."
        )
    else:
        steps = [Resize(scaled[0], interpolation), CenterCrop(printed_size)]
    if use_prefetcher or not normalize:
        steps.append(MaybePILToTensor())
    else:
        steps += [MaybeToTensor(), Normalize(mean=torch.tensor(mean), std=torch.tensor(std))]
    return Compose(steps)
