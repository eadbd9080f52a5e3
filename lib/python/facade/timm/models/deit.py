"""DeiT: a ViT with a distillation token and a second head; after `deit.py`."""

from torch.nn.modules.module import kind_of

from .vision_transformer import VisionTransformer


@kind_of("VisionTransformerDistilled")
class VisionTransformerDistilled(VisionTransformer):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

    distilled_training = False  # whether training gives both heads, for a teacher's answer beside the label

    def set_distilled_training(self, enable=True):
        self.distilled_training = enable

    def forward_head(self, x, pre_logits=False):
        if pre_logits or not (self.distilled_training and self.training):
            return super().forward_head(x, pre_logits)
        return self.head(x[:, 0]), self.head_dist(x[:, 1])

    def forward(self, x, attn_mask=None, is_causal=False):
        if self.distilled_training and self.training:
            return self.forward_head(self.forward_features(x, attn_mask=attn_mask, is_causal=is_causal))
        return super().forward(x, attn_mask=attn_mask, is_causal=is_causal)

    def group_matcher(self, coarse=False):
        return {**super().group_matcher(coarse), "stem": r"^cls_token|pos_embed|patch_embed|dist_token"}

    def get_classifier(self):
        return self.head, self.head_dist


def __getattr__(name):
    if not name.startswith("_"):
        from . import is_model, model_entrypoint

        if is_model(name):
            return model_entrypoint(name)
    raise AttributeError(f"module 'timm.models.deit' has no attribute '{name}'")
