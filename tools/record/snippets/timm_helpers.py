import torch
from timm.layers import AttentionPoolLatent
torch.manual_seed(0)
pool = AttentionPoolLatent(16, num_heads=2, pos_embed='abs', feat_size=5, qk_norm=True)
print(pool)
print(pool(torch.randn(2, 5, 16)).shape, sum(p.numel() for p in pool.parameters()))
print(AttentionPoolLatent(8, out_features=0, num_heads=2, pool_type='avg')(torch.ones(1, 3, 8)).shape)
try:
    AttentionPoolLatent(8, q_proj=False, latent_dim=4, num_heads=2)
except AssertionError as e:
    print(e)
# ---
import torch
from timm.layers import resample_patch_embed
torch.manual_seed(0)
w = torch.randn(4, 3, 16, 16)
for size in ([8, 8], (20, 20), (8, 16)):
    r = resample_patch_embed(w, size)
    print(r.shape, r[0, 0, :2, :3])
# ---
import torch, timm
torch.manual_seed(0)
m = timm.create_model('vit_tiny_patch16_224', depth=1).eval()
m.set_input_size(patch_size=8)
print(m.pos_embed.shape, m.patch_embed.proj, m.patch_embed.grid_size, m.patch_embed.patch_size)
print(m(torch.randn(1, 3, 224, 224)).shape)
m.set_input_size(img_size=64, patch_size=(16, 8))
print(m.pos_embed.shape, m.patch_embed.grid_size)
# ---
import torch
from timm.models import adapt_input_conv
w = torch.arange(2 * 3 * 2 * 2.).reshape(2, 3, 2, 2)
print(adapt_input_conv(1, w))
print(adapt_input_conv(4, w)[0])
print(adapt_input_conv(3, w) is w, adapt_input_conv(1, w.half()).dtype)
for args in ((2, w[:, :2]), (1, w[0])):
    try:
        print(adapt_input_conv(*args).shape)
    except NotImplementedError as e:
        print(e)
# ---
import torch, timm
from timm.utils import AttentionExtract
timm.layers.set_fused_attn(False)
torch.manual_seed(0)
m = timm.create_model('vit_tiny_patch16_224', depth=2)
x = torch.randn(1, 3, 224, 224)
out = AttentionExtract(m)(x)
print({k: (tuple(v.shape), v.sum(-1).mean().item() > 0.999) for k, v in out.items()})
print(list(AttentionExtract(m, names=['blocks.1.*softmax'])(x)))
out = AttentionExtract(m, method='hook')(x)
print({k: tuple(v.shape) for k, v in out.items()})
out = AttentionExtract(m, names=['norm'], method='hook', hook_type='forward_pre')(x)
print({k: tuple(v.shape) for k, v in out.items()})
for how in ('hook', 'fx'):
    try:
        AttentionExtract(m, names=['nowhere'], method=how)
    except RuntimeError as e:
        print(e)
# ---
import torch, timm
from timm.models import build_model_with_cfg, register_model
from timm.models.vision_transformer import VisionTransformer

@register_model
def vit_of_mine(pretrained=False, **kwargs):
    kwargs.pop('pretrained_cfg', None)
    cfg = dict(num_classes=7, input_size=(3, 64, 64), fixed_input_size=True)
    args = dict(patch_size=16, embed_dim=32, depth=1, num_heads=2)
    return build_model_with_cfg(VisionTransformer, 'vit_of_mine', pretrained, pretrained_cfg=cfg, **dict(args, **kwargs))

m = timm.create_model('vit_of_mine')
print(m.num_classes, m.patch_embed.img_size, m.default_cfg['num_classes'], m.pretrained_cfg['architecture'])
print(timm.create_model('vit_of_mine', num_classes=3, img_size=32).pos_embed.shape)
# ---
import os, tempfile
import torch
from torch import nn
from timm.models import load_checkpoint
from timm.models import clean_state_dict, load_state_dict
path = os.path.join(tempfile.mkdtemp(), 'last.pth.tar')
net = nn.Linear(2, 1)
torch.save({'state_dict': {'module.weight': torch.ones(1, 2), 'module.bias': torch.zeros(1)}, 'epoch': 3}, path)
print(load_checkpoint(net, path), net.weight)
torch.save({'model': {'_orig_mod.weight': torch.full((1, 2), 2.), 'extra': torch.zeros(1)}}, path)
print(load_checkpoint(net, path, strict=False), net.weight)
torch.save({'a': torch.full((2, 1), 3.), 'b': torch.ones(1)}, path)
print(load_checkpoint(net, path, remap=True), net.weight, net.bias)
print(load_checkpoint(net, path, filter_fn=lambda sd, model: {'weight': sd['a'].T, 'bias': sd['b']}))
try:
    load_checkpoint(net, 'nowhere.pth')
except FileNotFoundError as e:
    print(repr(e))
print(list(clean_state_dict({'module.a': 1, '_orig_mod.b': 2, 'module._orig_mod.c': 3})))
# ---
import torch
from torch import nn
from timm.models import checkpoint_seq, named_apply
net = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.ReLU(), nn.Identity()))
named_apply(lambda module, name: print(repr(name), type(module).__name__), net, include_root=True)
named_apply(lambda module, name: print(repr(name)), net, depth_first=False)
print(checkpoint_seq([lambda x: x + 1, lambda x: x * 2], torch.ones(2)), checkpoint_seq([[abs], [torch.neg]], torch.ones(1), flatten=True))
# ---
from PIL import Image
from timm.data import create_transform
img = Image.new('RGB', (400, 300), (10, 200, 90))
for kw in (dict(crop_mode='border'), dict(input_size=(3, 224, 320)), dict(crop_mode='border', crop_pct=1.0, input_size=(3, 64, 64)), dict(input_size=(3, 320, 224), crop_pct=1.0), dict(crop_mode='squash', input_size=(3, 96, 64))):
    t = create_transform(**kw)
    y = t(img)
    print(t, tuple(y.shape), y[0].mean(), y[:, 0, 0], sep='\n')
# ---
import torch, timm
from timm.layers import lecun_normal_, trunc_normal_tf_
from timm.layers.weight_init import variance_scaling_
torch.manual_seed(0)
with torch.enable_grad():
    layer = torch.nn.Linear(8, 4)
    for fill in (lecun_normal_, trunc_normal_tf_, variance_scaling_, lambda w: variance_scaling_(w, distribution='uniform')):
        fill(layer.weight)
        print(layer.weight[0, :3])
# ---
import torch
from timm.data import create_transform
torch.manual_seed(0)
t = create_transform(224)
print(t(torch.zeros(3, 224, 224)).shape)
y = t(torch.rand(3, 300, 260))
print(y.shape, y[0, 0, :3])
print(create_transform(224, interpolation='bicubic', crop_pct=1.0)(torch.rand(2, 3, 100, 120)).std())
print(t.transforms[1](torch.ones(1, 3, 100, 101)).sum((2, 3)))
for picture in ('x.png', None):
    try:
        t(picture)
    except TypeError as error:
        print(error)
