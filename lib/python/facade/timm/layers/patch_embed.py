"""Image to patch embedding."""

from torch.nn.modules.module import Module, forward_of, kind_of, refuse_factory

from .create import get_norm_layer


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
        if output_fmt not in (None, "NCHW", "NHWC"):
            raise NotImplementedError(f"output_fmt={output_fmt!r} of PatchEmbed() is part of timm but not of this page.")
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

    def feat_ratio(self, as_scalar=True):
        return max(self.patch_size) if as_scalar else self.patch_size

    def dynamic_feat_size(self, img_size):
        return tuple(self._invoke("dynamic_feat_size", list(img_size)))
