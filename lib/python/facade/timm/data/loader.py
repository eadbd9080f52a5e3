"""`create_loader`: a data set's pictures transformed, in batches, normalised; after `timm/data/loader.py`.

Left out: several processes, scheduled input sizes, distributed samplers.
"""

import logging

import torch
from torch.utils.data import DataLoader, IterableDataset, default_collate

from .constants import IMAGENET_DEFAULT_MEAN, IMAGENET_DEFAULT_STD
from .random_erasing import RandomErasing
from .transforms_factory import create_transform

_logger = logging.getLogger("timm.data.loader")
_CUDA = torch.device("cuda")  # timm's default: a loader on a CPU says device=torch.device("cpu")


def _bytes(image):
    return image if isinstance(image, torch.Tensor) else torch.as_tensor(image)


def fast_collate(batch):
    """uint8 pictures (tensors or arrays) and their targets, as (B, …) uint8 and (B) int64.

    Tuples of pictures (AugMix) lie one after the other: first those of place 0, then those of place 1.
    """
    assert isinstance(batch[0], tuple)
    first = batch[0][0]
    if isinstance(first, tuple):
        assert all(len(images) == len(first) for images, *_ in batch)
        places = range(len(first))
        images = [_bytes(images[place]) for place in places for images, *_ in batch]
        targets = [sample[1] for _ in places for sample in batch]
    else:
        assert isinstance(first, torch.Tensor) or hasattr(first, "__array__")
        images, targets = [_bytes(sample[0]) for sample in batch], [sample[1] for sample in batch]
    return torch.stack([image.to(torch.uint8) for image in images]), torch.tensor(targets, dtype=torch.int64)


def adapt_to_chs(x, n):
    """One number a channel: the same for all, the given ones, or their mean where there are more or fewer."""
    if not isinstance(x, (tuple, list)):
        return (x,) * n
    if len(x) == n:
        return x
    mean = sum(x) / len(x)
    _logger.warning(f"Pretrained mean/std different shape than model, using avg value {(mean,) * n}.")
    return (mean,) * n


class PrefetchLoader:
    """Batches of a loader of uint8 pictures, moved to the device, normalised and erased there."""

    __module__ = "timm.data.loader"

    def __init__(
        self, loader, mean=IMAGENET_DEFAULT_MEAN, std=IMAGENET_DEFAULT_STD, channels=3, device=_CUDA,
        img_dtype=None, fp16=False, re_prob=0.0, re_mode="const", re_count=1, re_num_splits=0,
    ):  # fmt: skip
        self.loader, self.device = loader, device
        img_dtype = torch.float16 if fp16 else img_dtype
        self.img_dtype = img_dtype or torch.float32
        self.mean, self.std = (
            torch.tensor([v * 255 for v in adapt_to_chs(given, channels)], device=device, dtype=img_dtype)
            .view(1, channels, 1, 1)
            for given in (mean, std)
        )  # fmt: skip
        self.random_erasing = None
        if re_prob > 0.0:
            self.random_erasing = RandomErasing(
                re_prob, mode=re_mode, max_count=re_count, num_splits=re_num_splits, device=device
            )
        self.is_cuda = device.type == "cuda" and torch.cuda.is_available()

    def __iter__(self):
        for images, targets in self.loader:
            images, targets = images.to(device=self.device), targets.to(device=self.device)
            images = images.to(self.img_dtype).sub_(self.mean).div_(self.std)
            yield (images if self.random_erasing is None else self.random_erasing(images)), targets

    def __len__(self):
        return len(self.loader)

    @property
    def sampler(self):
        return self.loader.sampler

    @property
    def batch_sampler(self):
        return self.loader.batch_sampler

    @property
    def dataset(self):
        return self.loader.dataset

    @property
    def mixup_enabled(self):
        return getattr(self.loader.collate_fn, "mixup_enabled", False)

    @mixup_enabled.setter
    def mixup_enabled(self, x):
        if hasattr(self.loader.collate_fn, "mixup_enabled"):
            self.loader.collate_fn.mixup_enabled = x


def create_loader(
    dataset, input_size, batch_size, is_training=False, no_aug=False, re_prob=0.0, re_mode="const", re_count=1,
    re_split=False, train_crop_mode=None, scale=None, ratio=None, hflip=0.5, vflip=0.0, color_jitter=0.4,
    color_jitter_prob=None, grayscale_prob=0.0, gaussian_blur_prob=0.0, auto_augment=None, num_aug_repeats=0,
    num_aug_splits=0, interpolation="bilinear", mean=IMAGENET_DEFAULT_MEAN, std=IMAGENET_DEFAULT_STD,
    num_workers=1, distributed=False, crop_pct=None, crop_mode=None, crop_border_pixels=None, collate_fn=None,
    pin_memory=False, fp16=False, img_dtype=torch.float32, device=_CUDA, use_prefetcher=True,
    use_multi_epochs_loader=False, persistent_workers=True, worker_seeding="all", tf_preprocessing=False,
    input_size_choices=None, batch_size_choices=None, batch_choice_weights=None, batch_choice_seed=0,
    batch_choice_schedule="constant", batch_schedule_epochs=None, batch_schedule_spread=0.65,
    batch_schedule_random_mix=0.1, num_batches=None,
):  # fmt: skip
    """Sets the data set's `transform` and gives a loader of (images, targets), (B, C, H, W) and (B).

    Training shuffles, leaves out a last batch that is not full and augments. With `use_prefetcher` pictures travel as
    uint8 and are normalised by the batch. One process reads, whatever `num_workers` says.
    """
    for name, given in {
        "input_size_choices=": input_size_choices is not None,
        "distributed=True": distributed,
        "use_multi_epochs_loader=True": use_multi_epochs_loader,
    }.items():
        if given:
            raise NotImplementedError(f"create_loader({name}) is part of timm but not of this page.")
    re_num_splits = (num_aug_splits or 2) if re_split else 0
    dataset.transform = create_transform(
        input_size, is_training=is_training, no_aug=no_aug, train_crop_mode=train_crop_mode, scale=scale,
        ratio=ratio, hflip=hflip, vflip=vflip, color_jitter=color_jitter, color_jitter_prob=color_jitter_prob,
        grayscale_prob=grayscale_prob, gaussian_blur_prob=gaussian_blur_prob, auto_augment=auto_augment,
        interpolation=interpolation, mean=mean, std=std, crop_pct=crop_pct, crop_mode=crop_mode,
        crop_border_pixels=crop_border_pixels, re_prob=re_prob, re_mode=re_mode, re_count=re_count,
        re_num_splits=re_num_splits, tf_preprocessing=tf_preprocessing, use_prefetcher=use_prefetcher,
        separate=num_aug_splits > 0,
    )  # fmt: skip
    assert num_aug_repeats == 0, (
        "RepeatAugment not currently supported in non-distributed or IterableDataset use"
    )
    loader = DataLoader(
        dataset,
        batch_size=batch_size,
        shuffle=is_training and not isinstance(dataset, IterableDataset),
        num_workers=num_workers,
        collate_fn=collate_fn or (fast_collate if use_prefetcher else default_collate),
        pin_memory=pin_memory,
        drop_last=is_training,
        persistent_workers=persistent_workers and num_workers > 0,
    )
    if not use_prefetcher:
        return loader
    has_channels = isinstance(input_size, (tuple, list)) and len(input_size) == 3
    return PrefetchLoader(
        loader, mean, std, input_size[0] if has_channels else len(mean), device, img_dtype, fp16,
        re_prob if is_training and not no_aug else 0.0, re_mode, re_count, re_num_splits,
    )  # fmt: skip
