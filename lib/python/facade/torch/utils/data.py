"""`torch.utils.data`: a data set's interface; loaders are for training."""


class Dataset:
    def __getitem__(self, index):
        raise NotImplementedError("Subclasses of Dataset should implement __getitem__.")


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.utils.data' has no attribute '{name}'")
    raise NotImplementedError(f"torch.utils.data.{name} is part of torch but not of this page.")
