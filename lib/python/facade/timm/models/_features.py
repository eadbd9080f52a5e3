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


class _ModuleOutputs(Module):
    """A model that gives what its modules gave, by name."""

    def __init__(self, model, return_nodes):
        super().__init__()
        self.model = model
        self._names = (
            return_nodes if isinstance(return_nodes, dict) else {name: name for name in return_nodes}
        )
        modules = dict(model.named_modules())
        for name in self._names:
            if not name or name not in modules:
                raise NotImplementedError(
                    f"create_feature_extractor() gives modules' outputs on this page, and '{name}' is no module of "
                    "the model: other nodes of a graph need torch.fx, which is part of torch but not of this page."
                )

    def forward(self, *args, **kwargs):
        seen, modules = {}, dict(self.model.named_modules())

        def keep(name):
            return lambda module, inputs, output: seen.__setitem__(name, output)

        hooks = [modules[name].register_forward_hook(keep(name)) for name in self._names]
        try:
            self.model(*args, **kwargs)
        finally:
            for hook in hooks:
                hook.remove()
        return {self._names[name]: output for name, output in seen.items()}


def create_feature_extractor(model, return_nodes):
    """The model, giving a dict of the outputs of modules: names, or {name: key}.

    timm traces the model with torch.fx and reads any node of the graph; here modules' outputs are read by hooks.
    """
    return _ModuleOutputs(model, return_nodes)
