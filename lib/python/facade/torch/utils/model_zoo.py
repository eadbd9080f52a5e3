"""`torch.utils.model_zoo`: the old names of `torch.hub`'s."""

from ..hub import load_state_dict_from_url as load_url  # noqa: F401
