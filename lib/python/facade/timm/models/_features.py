"""What `features_only=True` gives; after `_features.py`."""

from torch import _verbs as verbs
from torch.nn.modules.module import Module, forward_of, kind_of

from ._cfg import config_of


class FeatureInfo:
    """Which maps a backbone hands out."""

    def __init__(self, feature_info, out_indices):
        self.out_indices = out_indices
        self.info = [{**row, "index": i} for i, row in enumerate(feature_info)]

    def get(self, key, idx=None):
        if idx is None:
            return [self.info[i][key] for i in self.out_indices]
        if isinstance(idx, (tuple, list)):
            return [self.info[i][key] for i in idx]
        return self.info[idx][key]

    def get_dicts(self, keys=None, idx=None):
        indices = self.out_indices if idx is None else idx if isinstance(idx, (tuple, list)) else None
        if indices is None:
            return self.info[idx] if keys is None else {k: self.info[idx][k] for k in keys}
        return [self.info[i] if keys is None else {k: self.info[i][k] for k in keys} for i in indices]

    def channels(self, idx=None):
        return self.get("num_chs", idx)

    def reduction(self, idx=None):
        return self.get("reduction", idx)

    def module_name(self, idx=None):
        return self.get("module", idx)

    def __getitem__(self, item):
        return self.info[item]

    def __len__(self):
        return len(self.info)


class _FeatureNet(Module):
    forward = forward_of("x")

    @property
    def feature_info(self):
        rows, indices = verbs.feature_info(self)
        return FeatureInfo(list(rows), list(indices))

    @property
    def default_cfg(self):
        return config_of(verbs.default_cfg(self))

    pretrained_cfg = default_cfg


@kind_of("FeatureGetterNet")
class FeatureGetterNet(_FeatureNet):
    out_indices = property(lambda self: self.feature_info.out_indices)

    def forward(self, x):
        return list(self._invoke("forward", x))


@kind_of("FeatureListNet")
class FeatureListNet(_FeatureNet):
    def forward(self, x):
        return list(self._invoke("forward", x))


def create_feature_extractor(model, return_nodes):
    """timm's traces the model with torch.fx."""
    raise NotImplementedError(
        "create_feature_extractor() needs torch.fx, which is part of torch but not of this page. "
        "Use model.forward_intermediates() or a forward hook."
    )


create_feature_extractor._not_here = True
