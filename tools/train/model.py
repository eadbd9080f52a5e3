"""The model: timm's vit_tiny_patch16_224 as it is, and three helper heads that exist only while it learns.

Letters in shapes: B pictures, P patches, N = 1 + P tokens, C = 192 embed_dim, K classes.
"""

import timm
import torch
import torch.nn as nn
import torch.nn.functional as F
from timm.layers import resample_abs_pos_embed, set_fused_attn

from scenes import PATCH, Scenes

ARCHITECTURE = "vit_tiny_patch16_224"
WHERE_BINS = 14


def create_vit(num_classes: int, img_size: int) -> nn.Module:
    """timm's ViT-Tiny with random weights, three of its parameters drawn smaller than timm draws them.

    What training does not touch stays as it was drawn. timm draws `patch_embed.proj` with a standard
    deviation of 0.021, as large as what training adds, so weak filters would keep looking like noise.
    """
    set_fused_attn(False)  # on a CPU the plain product is a little faster, and training needs no saved memory
    model = timm.create_model(ARCHITECTURE, pretrained=False, num_classes=num_classes, img_size=img_size)
    nn.init.trunc_normal_(model.patch_embed.proj.weight, std=0.002)
    nn.init.zeros_(model.patch_embed.proj.bias)
    nn.init.trunc_normal_(model.pos_embed, std=0.002)
    return model


class PatchDrop(nn.Module):
    """Takes the place of timm's `patch_drop`: keeps a share of the patches and remembers which.

    A picture with a third of its patches costs less than a third. Patches that show the thing stay first: whoever
    rendered the scene knows them, and puts their cover (B, P) into `cover` before the forward pass. The rest
    is drawn at random, so every place of the grid gets its turn, and so does the background.
    """

    def __init__(self, drop: float, generator: torch.Generator):
        super().__init__()
        self.drop, self.generator = drop, generator
        self.cover = self.kept = None

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training or self.drop == 0:
            self.kept = None
            return x
        cls_token, patches = x[:, :1], x[:, 1:]
        count = patches.shape[1]
        rank = torch.rand(x.shape[0], count, generator=self.generator, device=x.device) + 0.8 * (
            self.cover > 0.05
        )
        self.kept = rank.argsort(1, descending=True)[:, : round(count * (1 - self.drop))]
        patches = patches.gather(1, self.kept[:, :, None].expand(-1, -1, x.shape[2]))
        return torch.cat([cls_token, patches], dim=1)


class HelperHeads(nn.Module):
    """Three Linear layers that give the tokens more to learn from, thrown away after training.

    `patch_class` names each patch's own content (a class, or background) from its token.
    `where` reads the place of the thing's centre from every token, as two distributions over 14 bins, one an axis.
    A patch can only say so if it knows its own place: that is what makes position embeddings worth learning. Without
    it they mostly learn how far from the middle they are, for things are seldom at the rim.
    `here` reads the patch's own place from its token, in the same way. Without it the most similar place was a
    neighbour for 53 % of the 6 × 6 places after 201,424 scenes; with it, 108,000 scenes later, for 81 %.
    """

    def __init__(self, num_classes: int, embed_dim: int = 192):
        super().__init__()
        self.patch_class = nn.Linear(embed_dim, num_classes + 1)
        self.where = nn.Linear(embed_dim, 2 * WHERE_BINS)
        self.here = nn.Linear(embed_dim, 2 * WHERE_BINS)

    def loss(self, tokens: torch.Tensor, scenes: Scenes, kept: torch.Tensor | None) -> torch.Tensor:
        """`tokens` (B, N, C) after the last norm; `kept` (B, P') the patches that were not dropped."""
        return (
            0.5 * self._patch_class_loss(tokens[:, 1:], scenes, kept)
            + 0.2 * _place_loss(self.where(tokens[:, :1]), scenes.centre[:, None])
            + 0.6 * _place_loss(self.where(tokens[:, 1:]), scenes.centre[:, None])
            + 0.2 * _place_loss(self.here(tokens[:, 1:]), _own_places(scenes, kept))
        )

    def _patch_class_loss(self, patches, scenes, kept):
        cover = scenes.patch_cover()  # (B, P)
        if kept is not None:
            cover = cover.gather(1, kept)
        thing, nothing = cover > 0.5, cover < 0.02  # what lies between is left out
        names = scenes.labels[:, None].expand_as(cover)
        logits = self.patch_class(patches)
        background = torch.full_like(names, logits.shape[-1] - 1)
        return 0.5 * (_mean_loss(logits, names, thing) + _mean_loss(logits, background, nothing))


def _place_loss(guess: torch.Tensor, place: torch.Tensor) -> torch.Tensor:
    """`guess` (B, n, 2 · bins) logits; `place` (B or 1, n or 1, 2), x and y in [0, 1]. Bins nearby count too."""
    bins = (torch.arange(WHERE_BINS, device=guess.device) + 0.5) / WHERE_BINS
    target = (-0.5 * ((bins - place[..., None]) * WHERE_BINS) ** 2).softmax(-1)  # (…, 2, bins)
    return -(target * guess.unflatten(2, (2, WHERE_BINS)).log_softmax(-1)).sum((2, 3)).mean()


def _own_places(scenes: Scenes, kept: torch.Tensor | None) -> torch.Tensor:
    """(B or 1, n, 2): x and y of each patch's middle, in [0, 1]."""
    side = scenes.pixels.shape[-1] // PATCH
    middles = (torch.arange(side, device=scenes.pixels.device) + 0.5) / side
    places = torch.stack([middles.repeat(side), middles.repeat_interleave(side)], 1)  # (P, 2)
    return places[None] if kept is None else places[kept]


def _mean_loss(logits, labels, chosen):
    if not chosen.any():
        return logits.sum() * 0
    return F.cross_entropy(logits[chosen], labels[chosen])


def at_size(state: dict[str, torch.Tensor], grid: int) -> dict[str, torch.Tensor]:
    """The same weights with position embeddings resampled to `grid` × `grid` places."""
    resampled = resample_abs_pos_embed(state["pos_embed"], new_size=[grid, grid], num_prefix_tokens=1)
    return state | {"pos_embed": resampled}
