import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, num_classes=5)
print(m.head, m.num_classes, m.embed_dim, m.num_features, m.global_pool, m.num_prefix_tokens)
for n, p in list(m.named_parameters())[:6]:
    print(n, tuple(p.shape))
print(sum(p.numel() for p in m.parameters()) , sum(p.numel() for p in m.blocks[0].parameters()), sum(p.numel() for p in m.patch_embed.parameters()))
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False).eval()
x = torch.zeros(1, 3, 224, 224)
x = m.patch_embed(x); print(x.shape)
x = m._pos_embed(x); print(x.shape)
x = m.norm_pre(m.patch_drop(x))
x = m.blocks(x); print(x.shape)
x = m.norm(x)
print(m.pool(x).shape, m.forward_head(x).shape, m.forward_head(x, pre_logits=True).shape)
# ---
import torch, timm
from torch import nn
m = timm.create_model('vit_tiny_patch16_224', pretrained=False)
m.head = nn.Linear(m.head.in_features, 3)
print(m.head, m(torch.zeros(1, 3, 224, 224)).shape)
for p in m.parameters():
    p.requires_grad = False
for p in m.head.parameters():
    p.requires_grad = True
print(sum(p.numel() for p in m.parameters() if p.requires_grad), m.blocks[0].attn.qkv.weight.requires_grad)
m.head = nn.Sequential(nn.Linear(192, 64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(64, 2))
print(m.head, m(torch.zeros(2, 3, 224, 224)).shape)
m.head = nn.Identity()
print(m(torch.zeros(1, 3, 224, 224)).shape)
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False).eval()
shapes = {}
def hook(name):
    return lambda mod, inp, out: shapes.__setitem__(name, tuple(out.shape))
for name in ['patch_embed', 'blocks.0.attn.qkv', 'blocks.0.mlp.fc1', 'blocks.11', 'norm', 'head']:
    m.get_submodule(name).register_forward_hook(hook(name))
m(torch.zeros(2, 3, 224, 224))
print(shapes)
# ---
import torch, timm
torch.manual_seed(0)
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, img_size=48, patch_size=16, depth=1).eval()
timm.layers.set_fused_attn(False)
a = timm.create_model('vit_tiny_patch16_224', pretrained=False, img_size=48, patch_size=16, depth=1).eval()
a.load_state_dict(m.state_dict())
seen = []
a.blocks[0].attn.attn_drop.register_forward_hook(lambda mod, i, o: seen.append(o))
x = torch.ones(1, 3, 48, 48)
print(torch.allclose(m(x), a(x), atol=1e-5), seen[0].shape, seen[0].sum(-1)[0, 0, :3], m.blocks[0].attn.fused_attn, a.blocks[0].attn.fused_attn)
# ---
import torch, timm
for name in ['vit_tiny_patch16_224', 'vit_small_patch16_224', 'vit_base_patch16_224', 'deit_tiny_patch16_224', 'resnet18', 'resnet50']:
    m = timm.create_model(name, pretrained=False)
    print(name, f'{sum(p.numel() for p in m.parameters()) / 1e6:.2f}M', m.num_features, type(m).__name__)
# ---
import torch, timm
m = timm.create_model('resnet18', pretrained=False, num_classes=0).eval()
print(m(torch.zeros(1, 3, 64, 64)).shape, m.forward_features(torch.zeros(1, 3, 64, 64)).shape, m.num_features, m.global_pool)
m.reset_classifier(7)
print(m.fc, m.get_classifier(), m(torch.zeros(1, 3, 64, 64)).shape, m.num_classes)
print([n for n, _ in m.named_children()])
print(m.layer1[0])
# ---
import torch, timm
from torch import nn
m = timm.create_model('resnet50', pretrained=False)
features = nn.Sequential(*list(m.children())[:-1])
print(features(torch.zeros(1, 3, 224, 224)).shape)
features = nn.Sequential(*list(m.children())[:-2])
print(features(torch.zeros(1, 3, 224, 224)).shape)
v = timm.create_model('vit_tiny_patch16_224', pretrained=False)
print(nn.Sequential(*list(v.children())[:-1])(torch.zeros(1, 3, 224, 224)).shape)
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, features_only=True, out_indices=(2, 5, 11))
for f in m(torch.zeros(1, 3, 224, 224)):
    print(f.shape)
print(m.feature_info.channels(), m.feature_info.reduction(), m.feature_info.module_name(), type(m).__name__)
m = timm.create_model('resnet18', pretrained=False, features_only=True, out_indices=(1, 4))
print([tuple(f.shape) for f in m(torch.zeros(1, 3, 64, 64))], m.feature_info.get_dicts())
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, num_classes=0, global_pool='')
print(m(torch.zeros(1, 3, 224, 224)).shape, m.head, m.norm, m.fc_norm)
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, class_token=False, global_pool='avg')
print(m.cls_token, m.pos_embed.shape, m(torch.zeros(1, 3, 224, 224)).shape)
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, reg_tokens=4, depth=1)
print(m.reg_token.shape, m.pos_embed.shape, m.forward_features(torch.zeros(1, 3, 224, 224)).shape, m.num_prefix_tokens)
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, drop_rate=0.1, drop_path_rate=0.2, depth=3, init_values=1e-4)
print(m.blocks[2], m.head_drop, m.blocks[1].drop_path1, m.blocks[0].ls1.gamma[:2], sep='\n')
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, qk_norm=True, depth=1, act_layer='relu')
print(m.blocks[0])
# ---
import timm
from timm.data import resolve_data_config, create_transform, resolve_model_data_config
m = timm.create_model('vit_tiny_patch16_224', pretrained=False)
cfg = resolve_model_data_config(m)
print(cfg)
print(create_transform(**cfg, is_training=False))
print(resolve_data_config({'input_size': (3, 96, 96), 'crop_pct': 1.0}, model=m))
print(m.pretrained_cfg['architecture'], m.pretrained_cfg['tag'], m.default_cfg['num_classes'], m.default_cfg['first_conv'], m.default_cfg['classifier'])
# ---
import torch
from functools import partial
from torch import nn
from timm.models.vision_transformer import VisionTransformer, Block
m = VisionTransformer(img_size=32, patch_size=8, embed_dim=16, depth=2, num_heads=2, num_classes=3, norm_layer=partial(nn.LayerNorm, eps=1e-5), act_layer=nn.ReLU)
print(m)
print(m(torch.zeros(2, 3, 32, 32)).shape, m.blocks[1].mlp.act, m.norm.eps)
print(Block(8, 2, qkv_bias=True, mlp_ratio=2.0).mlp.fc1)
# ---
import torch
from timm.layers import PatchEmbed, Mlp, Attention, DropPath, LayerScale, to_2tuple, trunc_normal_
from torch import nn
print(PatchEmbed(224, 16, 3, 192).num_patches, PatchEmbed(img_size=(32, 64), patch_size=(8, 16), embed_dim=4).grid_size, to_2tuple(3), to_2tuple((1, 2)))
print(Mlp(8, 16, 4), Mlp(8, act_layer=nn.ReLU, drop=0.1), DropPath(0.1), LayerScale(4), sep='\n')
a = Attention(12, num_heads=3, qkv_bias=True)
print(a, a.head_dim, a.scale, a(torch.zeros(1, 5, 12)).shape)
print(DropPath(0.5).eval()(torch.ones(2, 2)), LayerScale(2)(torch.ones(1, 2)))
# ---
import torch, timm
from timm.models.vision_transformer import VisionTransformer
class MyViT(VisionTransformer):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.extra = torch.nn.Linear(self.embed_dim, 2)
    def forward_head(self, x, pre_logits=False):
        return self.extra(x[:, 0])
m = MyViT(img_size=32, patch_size=16, embed_dim=12, depth=1, num_heads=2)
print(m(torch.zeros(1, 3, 32, 32)).shape, type(m).__name__, [n for n, _ in m.named_children()])
# ---
import torch, timm
m = timm.create_model('deit_tiny_distilled_patch16_224', pretrained=False).eval()
x = torch.zeros(1, 3, 224, 224)
print(m(x).shape, m.forward_features(x).shape, m.head, m.head_dist, m.dist_token.shape, m.num_prefix_tokens)
m.reset_classifier(4)
print(m.head, m.head_dist, m(x).shape)
# ---
import timm
print(timm.__version__, timm.is_model('vit_tiny_patch16_224'), timm.is_model('nope'), 'vit_tiny_patch16_224' in timm.list_models('vit_tiny*'), timm.list_models('vit_tiny_patch16_2*'))
print(timm.list_models('resnet50'), timm.list_models('vit_tiny_patch16_224*', pretrained=True))
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, dynamic_img_size=True).eval()
print(m(torch.zeros(1, 3, 160, 192)).shape, m.forward_features(torch.zeros(1, 3, 160, 192)).shape, m.patch_embed)
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, in_chans=1, num_classes=10)
print(m.patch_embed.proj, m(torch.zeros(2, 1, 224, 224)).shape)
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False).eval()
out = m.forward_intermediates(torch.zeros(1, 3, 224, 224), indices=2, return_prefix_tokens=True, norm=True)
print(out[0].shape, [(tuple(a.shape), tuple(b.shape)) for a, b in out[1]])
print([tuple(t.shape) for t in m.get_intermediate_layers(torch.zeros(1, 3, 224, 224), n=2)])
d = m.forward_intermediates(torch.zeros(1, 3, 224, 224), indices=[0], output_dict=True)
print(sorted(d), d['image_features'].shape)
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False)
sd = m.state_dict()
n = timm.create_model('vit_tiny_patch16_224', pretrained=False, num_classes=10)
try:
    n.load_state_dict(sd)
except RuntimeError as e:
    print(e)
del sd['head.weight'], sd['head.bias']
print(n.load_state_dict(sd, strict=False))
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, depth=2)
for i, blk in enumerate(m.blocks):
    print(i, type(blk).__name__, blk.attn.num_heads, blk.attn.head_dim, blk.mlp.fc1.out_features)
m.blocks = m.blocks[:1]
print(len(m.blocks), m(torch.zeros(1, 3, 224, 224)).shape, type(m.blocks).__name__)
m.blocks[0].attn = torch.nn.Identity()
print(m.blocks[0], m(torch.zeros(1, 3, 224, 224)).shape)
# ---
import torch, timm, types
torch.manual_seed(0)
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, depth=1, img_size=32).eval()
maps = []
def forward(self, x, attn_mask=None, **kw):
    B, N, C = x.shape
    q, k, v = self.qkv(x).reshape(B, N, 3, self.num_heads, self.head_dim).permute(2, 0, 3, 1, 4).unbind(0)
    a = (q * self.scale @ k.transpose(-2, -1)).softmax(-1)
    maps.append(a)
    return self.proj((a @ v).transpose(1, 2).reshape(B, N, C))
x = torch.ones(1, 3, 32, 32)
before = m(x)
attn = m.blocks[0].attn
attn.forward = types.MethodType(forward, attn)
print(torch.allclose(before, m(x), atol=1e-5), maps[0].shape, maps[0].sum(-1)[0, 0])
