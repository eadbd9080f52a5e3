"""What timm's models of this page share."""

from torch import _verbs as verbs
from torch.nn.modules.module import Module

from ._cfg import config_of


def only(name, **given):
    """Refuses what is not the default: a class that is another, or a value that is not equal."""
    for option, (value, default) in given.items():
        if value is not default and value != default:
            raise NotImplementedError(f"{option}= of {name}() is part of timm but not of this page.")


class Backbone(Module):
    """What the ViTs share with ResNets: a configuration and a classifier."""

    @property
    def default_cfg(self):
        cfg = self.__dict__.get("_cfg")
        if cfg is None:
            cfg = verbs.default_cfg(self)
            if cfg is None:
                raise AttributeError(f"'{type(self).__name__}' object has no attribute 'default_cfg'")
            cfg = self.__dict__["_cfg"] = config_of(cfg)
        return cfg

    @default_cfg.setter
    def default_cfg(self, cfg):
        self.__dict__["_cfg"] = cfg

    pretrained_cfg = default_cfg
    grad_checkpointing = False

    def set_grad_checkpointing(self, enable=True):
        """Without gradients there is nothing to save: the switch is kept and changes nothing."""
        self.grad_checkpointing = enable

    def get_classifier(self):
        return self.fc if hasattr(type(self), "_has_fc") else self.head

    def forward_features(self, x):
        return self._invoke("forward_features", x)

    def forward_head(self, x, pre_logits=False):
        return self._invoke("forward_head", x, bool(pre_logits))
