"""`torch.utils.hooks`."""

from ..nn.modules.module import RemovableHandle  # noqa: F401
