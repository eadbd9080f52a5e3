"""Attention maps by name; after `timm/utils/attention_extract.py`."""

import fnmatch
import re
from collections import OrderedDict

from torch import nn


class AttentionExtract(nn.Module):
    """Attention maps, or other activations, by the names of what gives them: wildcards, or regular expressions.

    With `method="hook"` names are modules'. With "fx" timm reads nodes of a traced graph; here just `….attn.softmax` is a name of
    one, and what is read is what attention hands to its `attn_drop`: the same tensor.
    """

    default_node_names = ["*attn.softmax"]
    default_module_names = ["*attn_drop"]

    def __init__(self, model, names=None, mode="eval", method="fx", hook_type="forward", use_regex=False):
        super().__init__()
        assert mode in ("train", "eval")
        assert method in ("fx", "hook")
        assert hook_type in ("forward", "forward_pre")
        self.model = model.train(mode == "train")
        self.mode = mode
        self.method = method
        modules = dict(model.named_modules())
        if method == "fx":
            named = {
                f"{name.removesuffix('.attn_drop')}.softmax": module
                for name, module in modules.items()
                if name.endswith(".attn_drop") and not getattr(_parent(modules, name), "fused_attn", False)
            }
            names = names or self.default_node_names
        else:
            named, names = modules, names or self.default_module_names
        does_match = (lambda x, y: re.match(y, x)) if use_regex else fnmatch.fnmatch
        self.names = [each for each in named if any(does_match(each, name) for name in names)]
        if not self.names:
            what = "node" if method == "fx" else "module"
            raise RuntimeError(f"No {what} names found matching {names}.")
        self._seen = OrderedDict()
        for name in self.names:
            if method == "fx" or hook_type == "forward_pre":
                named[name].register_forward_pre_hook(
                    lambda _, args, name=name: self._seen.__setitem__(name, args[0])
                )
            else:
                named[name].register_forward_hook(
                    lambda _, args, output, name=name: self._seen.__setitem__(name, output)
                )

    def forward(self, x):
        self._seen.clear()
        self.model(x)
        return OrderedDict(self._seen) if self.method == "hook" else dict(self._seen)


def _parent(modules, name):
    return modules[name.rpartition(".")[0]]
