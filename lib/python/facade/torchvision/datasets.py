"""`torchvision.datasets`: `FakeData` and folders are here. The others can be imported; making one says why it is not here."""

import torch
from torch._stand_in import refuse

from . import _NOT_HERE
from ._folder import DatasetFolder, ImageFolder, VisionDataset


class FakeData(VisionDataset):
    """Noise as pictures, each with a class, the same at every run; after `torchvision/datasets/fakedata.py`."""

    def __init__(
        self,
        size=1000,
        image_size=(3, 224, 224),
        num_classes=10,
        transform=None,
        target_transform=None,
        random_offset=0,
    ):
        super().__init__(transform=transform, target_transform=target_transform)
        self.size, self.num_classes, self.image_size = size, num_classes, image_size
        self.random_offset = random_offset

    def __getitem__(self, index):
        if index >= len(self):
            raise IndexError(f"{self.__class__.__name__} index out of range")
        from .transforms import ToPILImage

        state = torch.get_rng_state()
        torch.manual_seed(index + self.random_offset)
        picture = torch.randn(*self.image_size)
        target = torch.randint(0, self.num_classes, size=(1,), dtype=torch.long)[0]
        torch.set_rng_state(state)
        picture = ToPILImage()(picture)
        if self.transform is not None:
            picture = self.transform(picture)
        if self.target_transform is not None:
            target = self.target_transform(target)
        return picture, target.item()

    def __len__(self):
        return self.size


_FOLDERS = (DatasetFolder, ImageFolder)
_CLASSES = """CIFAR10 CIFAR100 Caltech101 CelebA Cityscapes CocoDetection EMNIST FashionMNIST Flowers102
Food101 ImageNet Imagenette KMNIST LSUN MNIST OxfordIIITPet Places365 STL10 SVHN StanfordCars VOCDetection
VOCSegmentation""".split()


def _refuse(self, *args, **kwargs):
    raise NotImplementedError(
        f"torchvision.datasets.{type(self).__name__} is part of torchvision but not of this page: {_NOT_HERE['datasets']}."
    )


def __getattr__(name):
    if name in _CLASSES:
        made = type(name, (), {"__module__": "torchvision.datasets", "__init__": _refuse, "_not_here": True})
        return globals().setdefault(name, made)
    if name.startswith("__"):
        raise AttributeError(f"module 'torchvision.datasets' has no attribute '{name}'")
    return refuse(
        f"torchvision.datasets.{name} is part of torchvision but not of this page: {_NOT_HERE['datasets']}.",
        __name__,
        name,
    )
