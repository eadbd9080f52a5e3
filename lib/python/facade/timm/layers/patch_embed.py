"""Image to patch embedding."""

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.modules.module import Module, forward_of, kind_of, refuse_factory

from .create import get_norm_layer
from .format import Format
from .helpers import to_2tuple


@kind_of("PatchEmbed")
class PatchEmbed(Module):
    def __init__(
        self,
        img_size=224,
        patch_size=16,
        in_chans=3,
        embed_dim=768,
        norm_layer=None,
        flatten=True,
        output_fmt=None,
        bias=True,
        strict_img_size=True,
        dynamic_img_pad=False,
        device=None,
        dtype=None,
    ):
        refuse_factory("PatchEmbed", device, dtype)
        for name, size in (("img_size", img_size), ("patch_size", patch_size)):
            pair = size if isinstance(size, (tuple, list)) else (size,)
            if not (name == "img_size" and size is None) and not all(isinstance(n, int) for n in pair):
                raise TypeError(f"PatchEmbed(): {name} must be an int or two ints, not {type(size).__name__}")
        if output_fmt is not None:
            output_fmt = Format(output_fmt).value
        self._build(
            "PatchEmbed",
            {
                "img_size": img_size,
                "patch_size": patch_size,
                "in_chans": in_chans,
                "embed_dim": embed_dim,
                "norm_layer": get_norm_layer(norm_layer),
                "flatten": flatten,
                "output_fmt": output_fmt,
                "bias": bias,
                "strict_img_size": strict_img_size,
                "dynamic_img_pad": dynamic_img_pad,
            },
        )

    forward = forward_of("x")

    def _first_step(self, x):
        B, C, H, W = x.shape
        if self.img_size is not None and self.strict_img_size:
            for size, wanted, side in zip((H, W), self.img_size, ("height", "width")):
                assert size == wanted, f"Input {side} ({size}) doesn't match model ({wanted})."
        self.proj(x)

    @property
    def output_fmt(self):
        return Format(Module.__getattr__(self, "output_fmt"))

    def set_input_size(self, img_size=None, patch_size=None):
        """For pictures of another size, or patches of another size with weights resampled."""
        new_patch_size = None if patch_size is None else to_2tuple(patch_size)
        if new_patch_size is not None and new_patch_size != self.patch_size:
            old = self.proj
            with torch.no_grad():
                proj = nn.Conv2d(
                    old.in_channels,
                    old.out_channels,
                    kernel_size=new_patch_size,
                    stride=new_patch_size,
                    bias=old.bias is not None,
                )
                proj.weight.copy_(resample_patch_embed(old.weight, new_patch_size))
                if old.bias is not None:
                    proj.bias.copy_(old.bias)
            self.proj = proj
            self.patch_size = new_patch_size
        img_size = img_size or self.img_size
        if img_size != self.img_size or new_patch_size is not None:
            self.img_size = to_2tuple(img_size)
            self.grid_size = tuple(s // p for s, p in zip(self.img_size, self.patch_size))
            self.num_patches = self.grid_size[0] * self.grid_size[1]

    def feat_ratio(self, as_scalar=True):
        return max(self.patch_size) if as_scalar else self.patch_size

    def dynamic_feat_size(self, img_size):
        return tuple(self._invoke("dynamic_feat_size", list(img_size)))


def resample_patch_embed(patch_embed, new_size, interpolation="bicubic", antialias=True, verbose=False):
    """A patch embedding's weights (C, in_chans, h, w) for patches of another size.

    The weights that give resized patches what the old ones gave: the pseudoinverse of the resizing, as FlexiViT has it.
    """
    assert len(patch_embed.shape) == 4, "Input tensor should be 4D (out_ch, in_ch, h, w)"
    assert len(new_size) == 2, "New shape should only be hw (height, width)"
    height, width = patch_embed.shape[-2:]
    if (height, width) == tuple(new_size):
        return patch_embed
    basis = torch.eye(height * width).reshape(-1, 1, height, width)
    resized = F.interpolate(
        basis, size=tuple(new_size), mode=interpolation, antialias=antialias, align_corners=False
    )
    inverse = torch.linalg.pinv(resized.reshape(height * width, -1).T)
    kernels = patch_embed.reshape(*patch_embed.shape[:2], -1).float() @ inverse
    return kernels.reshape(*patch_embed.shape[:2], *new_size).to(patch_embed.dtype)
