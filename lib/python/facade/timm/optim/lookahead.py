"""Lookahead: slow weights follow the fast ones of another optimiser every few steps; after `timm/optim/lookahead.py`."""

from collections import OrderedDict, defaultdict

import torch
from torch.optim.optimizer import Optimizer


class Lookahead(Optimizer):
    """Shares the groups of the optimiser it is around; slow weights are kept in that one's state."""

    __module__ = "timm.optim.lookahead"

    def __init__(self, base_optimizer, alpha=0.5, k=6):
        if not 0.0 <= alpha <= 1.0:
            raise ValueError(f"Invalid slow update rate: {alpha}")
        if not 1 <= k:
            raise ValueError(f"Invalid lookahead steps: {k}")
        added = dict(lookahead_alpha=alpha, lookahead_k=k, lookahead_step=0)
        self._before, self._after = OrderedDict(), OrderedDict()
        self._stepped = False
        self._base_optimizer = base_optimizer
        self.param_groups = base_optimizer.param_groups
        self.defaults = base_optimizer.defaults
        self.defaults.update(added)
        self.state = defaultdict(dict)
        for group in self.param_groups:
            for name, value in added.items():
                group.setdefault(name, value)

    @torch.no_grad()
    def update_slow(self, group):
        for fast in group["params"]:
            if fast.grad is None:
                continue
            state = self._base_optimizer.state[fast]
            if "lookahead_slow_buff" not in state:
                state["lookahead_slow_buff"] = fast.detach().clone()
            slow = state["lookahead_slow_buff"]
            slow.add_(fast - slow, alpha=group["lookahead_alpha"])
            fast.copy_(slow)

    def sync_lookahead(self):
        for group in self._base_optimizer.param_groups:
            self.update_slow(group)

    @torch.no_grad()
    def step(self, closure=None):
        loss = self._base_optimizer.step(closure)
        for group in self._base_optimizer.param_groups:
            group["lookahead_step"] += 1
            if group["lookahead_step"] % group["lookahead_k"] == 0:
                self.update_slow(group)
        return loss

    def state_dict(self):
        return self._base_optimizer.state_dict()

    def load_state_dict(self, state_dict):
        self._base_optimizer.load_state_dict(state_dict)
        self.param_groups = self._base_optimizer.param_groups
