"""Data sets of pictures; after `timm/data/dataset.py`.

A reader is any object that gives (file, target) by its place and has a length, `filename` and `filenames`; readers of
folders and archives are left out.
"""

import logging

from PIL import Image
from torch.utils import data

_logger = logging.getLogger("timm.data.dataset")
_ERROR_RETRY = 20


def _need_reader(reader):
    if reader is None or isinstance(reader, str):
        raise NotImplementedError(
            f"reader={reader!r} of a data set is part of timm but not of this page: give an object that has "
            "__getitem__ and __len__."
        )
    return reader


class ImageDataset(data.Dataset):
    """Pictures that a reader opens, with their targets."""

    __module__ = "timm.data.dataset"

    def __init__(
        self, root, reader=None, split="train", class_map=None, load_bytes=False, input_img_mode="RGB",
        transform=None, target_transform=None, additional_features=None, **kwargs,
    ):  # fmt: skip
        self.reader = _need_reader(reader)
        self.load_bytes, self.input_img_mode = load_bytes, input_img_mode
        self.transform, self.target_transform = transform, target_transform
        self.additional_features = additional_features

    def __getitem__(self, index):
        for _ in range(_ERROR_RETRY):
            try:
                img, target, *features = self.reader[index]
                img = img.read() if self.load_bytes else Image.open(img)
                break
            except OSError as error:
                _logger.warning(f"Skipped sample (index {index}). {error}")
                index = (index + 1) % len(self.reader)
        else:
            raise RuntimeError(f"Failed to load {_ERROR_RETRY} consecutive samples")
        if self.input_img_mode and not self.load_bytes:
            img = img.convert(self.input_img_mode)
        if self.transform is not None:
            img = self.transform(img)
        if target is None:
            target = -1
        elif self.target_transform is not None:
            target = self.target_transform(target)
        return (img, target) if self.additional_features is None else (img, target, *features)

    def __len__(self):
        return len(self.reader)

    def filename(self, index, basename=False, absolute=False):
        return self.reader.filename(index, basename, absolute)

    def filenames(self, basename=False, absolute=False):
        return self.reader.filenames(basename, absolute)


class IterableImageDataset(data.IterableDataset):
    """Pictures in the order in which a reader gives them."""

    __module__ = "timm.data.dataset"

    def __init__(self, root, reader=None, transform=None, target_transform=None, **kwargs):
        assert reader is not None
        self.reader = _need_reader(reader)
        self.transform, self.target_transform = transform, target_transform

    def __iter__(self):
        for img, target in self.reader:
            if self.transform is not None:
                img = self.transform(img)
            if self.target_transform is not None:
                target = self.target_transform(target)
            yield img, target

    def __len__(self):
        return len(self.reader) if hasattr(self.reader, "__len__") else 0


class AugMixDataset(data.Dataset):
    """Each picture `num_splits` times: as it is, then augmented anew."""

    __module__ = "timm.data.dataset"

    def __init__(self, dataset, num_splits=2):
        self.augmentation = self.normalize = None
        self.dataset = dataset
        if dataset.transform is not None:
            self._set_transforms(dataset.transform)
        self.num_splits = num_splits

    def _set_transforms(self, x):
        assert isinstance(x, (list, tuple)) and len(x) == 3, "Expecting a tuple/list of 3 transforms"
        self.dataset.transform, self.augmentation, self.normalize = x

    @property
    def transform(self):
        return self.dataset.transform

    @transform.setter
    def transform(self, x):
        self._set_transforms(x)

    def _normalize(self, x):
        return x if self.normalize is None else self.normalize(x)

    def __getitem__(self, i):
        x, y = self.dataset[i]
        mixed = [self._normalize(self.augmentation(x)) for _ in range(self.num_splits - 1)]
        return (self._normalize(x), *mixed), y

    def __len__(self):
        return len(self.dataset)


def create_dataset(name, root=None, split="validation", **kwargs):
    raise NotImplementedError(
        f"create_dataset({name!r}) reads files, which are not of this page: make a torch.utils.data.Dataset, and "
        "give it to create_loader()."
    )


create_dataset._not_here = True
