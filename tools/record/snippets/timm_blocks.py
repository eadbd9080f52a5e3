import timm, torch
import timm.models.vision_transformer as tv
x = torch.ones(1, 3, 32, 32)
for kw in (dict(global_pool='map'), dict(global_pool='prr'), dict(block_fn=tv.ParallelScalingBlock), dict(block_fn=tv.ParallelThingsBlock, init_values=0.1), dict(block_fn=tv.ResPostBlock, init_values=0.1, qk_norm=True)):
    torch.manual_seed(0)
    m = timm.create_model('vit_tiny_patch16_224', img_size=32, depth=2, num_classes=5, **kw).eval()
    print(m)
    print(sum(p.numel() for p in m.parameters()), m(x), torch.rand(1))
# ---
import timm, torch
from torch import nn
x = torch.ones(1, 3, 32, 32)
for kw in (dict(mlp_layer=timm.layers.SwiGLUPacked, act_layer=nn.SiLU, mlp_ratio=2.66667 * 2), dict(mlp_layer=timm.layers.SwiGLU), dict(attn_layer='attn'), dict(mlp_layer=timm.layers.GluMlp, weight_init='jax')):
    torch.manual_seed(0)
    m = timm.create_model('vit_tiny_patch16_224', img_size=32, depth=2, num_classes=5, **kw).eval()
    print(sum(p.numel() for p in m.parameters()), m(x), m.blocks[0].mlp)
# ---
import copy, timm, torch
from torch import nn
import timm.models.vision_transformer as tv
class Half(nn.Module):
    def __init__(self, in_features, hidden_features=None, act_layer=None, norm_layer=None, bias=True, drop=0., device=None, dtype=None):
        super().__init__()
        print(in_features, hidden_features, act_layer.__name__, norm_layer, bias, drop)
        self.fc = nn.Linear(in_features, in_features)
    def forward(self, x):
        return self.fc(x) / 2
class Twice(tv.Attention):
    def forward(self, x, attn_mask=None, is_causal=False):
        return super().forward(x) * 2
class NoMlp(tv.Block):
    def forward(self, x, attn_mask=None, is_causal=False):
        return x + self.attn(self.norm1(x))
x = torch.ones(1, 3, 32, 32)
for kw in (dict(mlp_layer=Half), dict(attn_layer=Twice), dict(block_fn=NoMlp), dict(block_fn=NoMlp, attn_layer=Twice)):
    torch.manual_seed(0)
    m = tv.VisionTransformer(img_size=32, patch_size=16, embed_dim=12, depth=2, num_heads=2, num_classes=3, **kw).eval()
    print(m(x), type(m.blocks[1]).__name__, type(m.blocks[1].attn).__name__)
    print(torch.equal(copy.deepcopy(m)(x), m(x)), type(copy.deepcopy(m.blocks[0])).__name__)
# ---
import copy, torch
from torch import nn
from timm.models.vision_transformer import ParallelScalingBlock
torch.manual_seed(0)
b = ParallelScalingBlock(8, 2, fuse_out_proj=True)
print(b, b.mlp_bias.shape, b(torch.ones(1, 3, 8)).shape)
b = copy.deepcopy(ParallelScalingBlock(8, 2, qkv_bias=True)).eval()
print(b.mlp_bias, list(b.state_dict()))
mask = torch.ones(3, 3).tril().bool()
x = torch.randn(1, 3, 8)
print(torch.allclose(b(x, attn_mask=mask), b(x, is_causal=True)), torch.allclose(b(x), b(x, is_causal=True)))
# ---
import timm
m = timm.create_model('vit_tiny_patch16_224', global_pool='map', class_token=False, depth=1)
print(m.attn_pool.latent.shape, m.num_prefix_tokens, m.global_pool)
m.reset_classifier(3, 'avg')
print(m.attn_pool, m.global_pool, m.head)
# ---
import timm
timm.create_model('vit_tiny_patch16_224', depth=1).reset_classifier(3, 'map')
# ---
import timm
timm.create_model('vit_tiny_patch16_224', depth=1, global_pool='map').reset_classifier(3, 'prr')
# ---
import timm
timm.create_model('vit_tiny_patch16_224', attn_layer='nope')
# ---
from timm.layers import AttentionPoolPrr
AttentionPoolPrr(8, 3)
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', img_size=32, depth=1, num_classes=3)
m.global_pool = False
print(m(torch.zeros(1, 3, 32, 32)).shape)
m.global_pool = True
m(torch.zeros(1, 3, 32, 32))
