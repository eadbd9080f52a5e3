"""Where the model looks, and what happens when that is taken away.

Letters in shapes: B pictures, H heads, N = 1 + P tokens, P patches, C classes.
"""

import torch
import torch.nn as nn

from scenes import PATCH


class AttentionTap:
    """Keeps each block's attention (B, H, N, N) of the latest forward pass.

    A hook on `attn_drop` sees attention only while fused attention is off, so it is turned off.
    """

    def __init__(self, model: nn.Module):
        self.attention: list[torch.Tensor] = []
        self.hooks = [model.register_forward_pre_hook(lambda *_: self.attention.clear())]
        for block in model.blocks:
            block.attn.fused_attn = False
            keep = lambda _, inputs, __: self.attention.append(inputs[0])
            self.hooks.append(block.attn.attn_drop.register_forward_hook(keep))

    def remove(self):
        """Stops keeping."""
        self.attention.clear()
        for hook in self.hooks:
            hook.remove()

    def rollout(self) -> torch.Tensor:
        """Attention rollout (Abnar and Zuidema, 2020) from the class token to the patches: (B, P).

        Each block mixes tokens half by attention (mean of its heads), half by keeping them;
        the product over the blocks says how much of each patch has reached the class token.
        """
        row = None
        for attention in reversed(self.attention):
            mixing = attention.mean(1)  # (B, H, N, N) → (B, N, N)
            if row is None:
                row = torch.zeros_like(mixing[:, :1])  # (B, 1, N), all of it on the class token
                row[:, :, 0] = 1
            row = 0.5 * row + 0.5 * row @ mixing
        return row[:, 0, 1:]


def erase(pixels: torch.Tensor, patches: torch.Tensor) -> torch.Tensor:
    """Paints some patches with the picture's own mean colour.

    `pixels` (B, 3, S, S) · `patches` (B, n), their indices → (B, 3, S, S)
    """
    side = pixels.shape[-1] // PATCH
    chosen = torch.zeros(len(pixels), side * side, device=pixels.device)
    chosen.scatter_(1, patches, 1.0)
    chosen = chosen.view(-1, 1, side, side).repeat_interleave(PATCH, 2).repeat_interleave(PATCH, 3)
    mean = pixels.mean((2, 3), keepdim=True)
    return pixels * (1 - chosen) + mean * chosen


def random_patches(count: int, pictures: int, patches: int, generator: torch.Generator) -> torch.Tensor:
    """`count` different patches for each picture: (B, count)."""
    order = torch.rand(pictures, patches, generator=generator, device=generator.device).argsort(1)
    return order[:, :count]
