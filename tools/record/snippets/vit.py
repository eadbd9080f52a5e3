import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False)
x = torch.zeros(2, 3, 224, 224)
f = m.forward_features(x)
print(f.shape, m.forward_head(f).shape, m.forward_head(f, pre_logits=True).shape, m.head(f[:, 0]).shape, m.fc_norm, m.head_drop, m.global_pool, m.norm, m.norm_pre, m.pos_drop, m.patch_drop, sep='\n')
print(m.cls_token.shape, m.pos_embed.shape, m.reg_token, m.num_prefix_tokens, m.num_reg_tokens, m.has_class_token, m.no_embed_class, m.num_features, m.head_hidden_size, m.embed_dim, m.num_classes, m.dynamic_img_size, m.training)
print(m.patch_embed.img_size, m.patch_embed.patch_size, m.patch_embed.grid_size, m.patch_embed.num_patches, m.patch_embed.flatten, m.patch_embed.proj.weight.shape, m.patch_embed.proj.kernel_size, m.patch_embed.proj.stride)
print(m.blocks[0].attn.num_heads, m.blocks[0].attn.head_dim, m.blocks[0].attn.scale, m.blocks[0].attn.fused_attn, m.blocks[0].attn.qkv.weight.shape, m.blocks[0].mlp.fc1.weight.shape, m.blocks[0].norm1.eps, len(m.blocks), type(m.blocks))
# ---
import timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False)
print([n for n, _ in m.named_children()], [type(c).__name__ for c in m.children()], len(list(m.modules())), len(list(m.parameters())), sep='\n')
for n, p in m.named_parameters():
    if 'blocks.0.' in n or 'blocks' not in n:
        print(n, tuple(p.shape), p.numel())
print(sum(p.numel() for p in m.blocks.parameters()), sum(p.numel() for p in m.blocks[3].attn.parameters()), sum(p.numel() for p in m.blocks[3].mlp.parameters()), m.head.weight.numel() + m.head.bias.numel())
print(f'{sum(p.numel() for p in m.parameters()):,} {sum(p.numel() for p in m.parameters()) / 1e6:.2f}M {sum(p.numel() * p.element_size() for p in m.parameters()) / 2 ** 20:.1f}MB')
# ---
import timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False)
print(m.patch_embed, m.blocks[0], m.blocks[0].attn, m.blocks[0].mlp.act, m.blocks[11].norm2, m.norm, m.head, m.blocks[:1], m.get_classifier(), sep='\n')
print(timm.create_model('vit_tiny_patch16_224', num_classes=0).head, timm.create_model('vit_tiny_patch16_224', num_classes=10).get_classifier(), timm.create_model('vit_small_patch32_224').patch_embed.proj, timm.create_model('vit_base_patch16_224', num_classes=2).head)
# ---
import torch, timm
from torch import nn
m = timm.create_model('vit_tiny_patch16_224', pretrained=False)
for n, p in m.named_parameters():
    p.requires_grad = 'head' in n
print([n for n, p in m.named_parameters() if p.requires_grad], sum(p.numel() for p in m.parameters() if p.requires_grad), sum(p.numel() for p in m.parameters() if not p.requires_grad))
m.head = nn.Linear(m.num_features, 5)
for b in m.blocks[-2:]:
    for p in b.parameters():
        p.requires_grad_(True)
t = sum(p.numel() for p in m.parameters() if p.requires_grad)
a = sum(p.numel() for p in m.parameters())
print(f'{t} / {a} = {100 * t / a:.2f}%', m(torch.zeros(1, 3, 224, 224)).shape, m.num_classes, m.head)
opt = [p for p in m.parameters() if p.requires_grad]
print(len(opt), opt[0].shape, opt[-1].shape)
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False).eval()
x = torch.zeros(1, 3, 224, 224)
for kw in [dict(), dict(indices=3), dict(indices=[0, -1]), dict(indices=(2,), norm=True), dict(indices=2, output_fmt='NLC'), dict(indices=[1], return_prefix_tokens=True), dict(indices=[1, 3], intermediates_only=True), dict(indices=[1], stop_early=True), dict(indices=1, output_fmt='NLC', return_prefix_tokens=True, intermediates_only=True)]:
    out = m.forward_intermediates(x, **kw)
    if not kw.get('intermediates_only'):
        print(out[0].shape, end=' ')
        out = out[1]
    print(kw, len(out), [tuple(t.shape for t in o) if isinstance(o, tuple) else o.shape for o in out][-2:])
print([tuple(t.shape) for t in m.get_intermediate_layers(x, n=[0, 11], reshape=True)], [tuple(t.shape for t in o) for o in m.get_intermediate_layers(x, n=1, return_prefix_tokens=True)])
m.prune_intermediate_layers([2])
print(len(m.blocks))
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False).eval()
acts = {}
def get(name):
    def hook(mod, inp, out):
        acts[name] = (tuple(inp[0].shape), tuple(out.shape))
    return hook
for n, mod in m.named_modules():
    if n.startswith('blocks.0') or n in ('patch_embed', 'patch_embed.proj', 'norm', 'head', 'fc_norm'):
        mod.register_forward_hook(get(n))
m(torch.zeros(1, 3, 224, 224))
for k, v in acts.items():
    print(f'{k:22} {v[0]} -> {v[1]}')
# ---
import torch, timm
torch.manual_seed(0)
timm.layers.set_fused_attn(False)
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, img_size=32, depth=2).eval()
maps = []
for b in m.blocks:
    b.attn.attn_drop.register_forward_hook(lambda mod, i, o: maps.append(o))
m(torch.randn(1, 3, 32, 32))
a = torch.stack(maps)
print(a.shape, a.mean(2).shape, torch.allclose(a.sum(-1), torch.ones(1)), a[0, 0, 0].shape)
r = torch.eye(5)
for w in a.mean(2)[:, 0]:
    w = w + torch.eye(5)
    w = w / w.sum(-1, keepdim=True)
    r = w @ r
print(r.shape, r[0, 1:].reshape(2, 2).shape, torch.allclose(r.sum(-1), torch.ones(5)))
# ---
import torch, timm
import torch.nn.functional as F
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, img_size=64)
pe = m.pos_embed
cls, grid = pe[:, :1], pe[:, 1:]
n = int(grid.shape[1] ** 0.5)
g = grid.reshape(1, n, n, -1).permute(0, 3, 1, 2)
g2 = F.interpolate(g, size=(6, 6), mode='bicubic', align_corners=False)
new = torch.cat([cls, g2.permute(0, 2, 3, 1).flatten(1, 2)], 1)
print(pe.shape, n, g.shape, g2.shape, new.shape)
from timm.layers import resample_abs_pos_embed
print(resample_abs_pos_embed(pe, (6, 8)).shape, resample_abs_pos_embed(pe, [4, 4]).shape, resample_abs_pos_embed(pe[:, 1:], (2, 2), num_prefix_tokens=0).shape)
x = torch.arange(16.).reshape(1, 1, 4, 4)
print(F.interpolate(x, size=(2, 2), mode='bicubic', antialias=True, align_corners=False), F.interpolate(x, scale_factor=0.5, mode='bilinear'), F.interpolate(x, size=6, mode='bicubic')[0, 0, 0], F.interpolate(x, size=(3, 5), mode='nearest')[0, 0], F.interpolate(x, (3, 3), mode='bilinear', align_corners=True), sep='\n')
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False)
sd = m.state_dict()
print(type(sd).__name__, len(sd), [k for k in sd if 'blocks' not in k], [(k, tuple(v.shape)) for k, v in sd.items() if k.startswith('blocks.11.')], sep='\n')
print(sorted({k.split('.')[0] for k in sd}), sd['head.bias'].sum(), sd['cls_token'].dtype, sum(v.numel() for v in sd.values()), {k: v.shape for k, v in sd.items() if k.endswith('norm.weight')})
n = timm.create_model('vit_tiny_patch16_224', num_classes=10)
sd = {k: v for k, v in sd.items() if not k.startswith('head')}
r = n.load_state_dict(sd, strict=False)
print(r, r.missing_keys, r.unexpected_keys, torch.equal(n.pos_embed, m.pos_embed))
small = timm.create_model('vit_small_patch16_224', depth=1, num_classes=3)
try:
    small.load_state_dict(m.state_dict())
except RuntimeError as e:
    print(str(e)[:600])
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False).eval()
x = torch.randn(1, 3, 224, 224)
a = m(x)
t = m.patch_embed(x)
t = torch.cat([m.cls_token.expand(t.shape[0], -1, -1), t], 1) + m.pos_embed
t = m.pos_drop(t)
for b in m.blocks:
    h = b.norm1(t)
    B, N, C = h.shape
    q, k, v = b.attn.qkv(h).reshape(B, N, 3, b.attn.num_heads, C // b.attn.num_heads).permute(2, 0, 3, 1, 4).unbind(0)
    w = (q * b.attn.scale) @ k.transpose(-2, -1)
    o = (w.softmax(-1) @ v).transpose(1, 2).reshape(B, N, C)
    t = t + b.ls1(b.attn.proj(o))
    t = t + b.mlp(b.norm2(t))
t = m.norm(t)
print(torch.allclose(m.head(t[:, 0]), a, atol=1e-4), t.shape, w.shape, torch.allclose(m.forward_features(x), t, atol=1e-4))
# ---
import timm
from timm.data import resolve_data_config, create_transform, resolve_model_data_config, IMAGENET_DEFAULT_MEAN, IMAGENET_DEFAULT_STD, IMAGENET_INCEPTION_MEAN
from timm.data.constants import IMAGENET_INCEPTION_STD
print(IMAGENET_DEFAULT_MEAN, IMAGENET_DEFAULT_STD, IMAGENET_INCEPTION_MEAN, IMAGENET_INCEPTION_STD)
for name in ['vit_tiny_patch16_224', 'vit_base_patch16_384', 'deit_tiny_patch16_224', 'resnet50', 'resnet18']:
    m = timm.create_model(name)
    cfg = resolve_model_data_config(m)
    print(name, cfg, resolve_data_config({}, model=m) == cfg, resolve_data_config(m.default_cfg) == cfg)
    print(create_transform(**cfg), create_transform(**cfg, is_training=False).transforms[0])
print(resolve_data_config({}), resolve_data_config({'img_size': 96, 'mean': (0, 0, 0)}, model=m), resolve_data_config(m.pretrained_cfg, model=m), sep='\n')
# ---
import timm
m = timm.create_model('vit_tiny_patch16_224')
print(m.default_cfg)
print(m.pretrained_cfg['hf_hub_id'], m.pretrained_cfg['url'], m.pretrained_cfg['classifier'], m.pretrained_cfg['pool_size'], m.pretrained_cfg['fixed_input_size'], sorted(m.pretrained_cfg)[:5], m.pretrained_cfg == m.default_cfg)
print(timm.create_model('resnet50').default_cfg)
print(timm.create_model('vit_base_patch16_224.augreg_in21k', depth=1).default_cfg['num_classes'], timm.get_pretrained_cfg('vit_tiny_patch16_224').tag if hasattr(timm, 'get_pretrained_cfg') else '')
# ---
import torch, timm
from torch import nn
m = timm.create_model('vit_tiny_patch16_224', num_classes=0).eval()
class Classifier(nn.Module):
    def __init__(self, backbone, n, p=0.1):
        super().__init__()
        self.backbone = backbone
        self.head = nn.Sequential(nn.LayerNorm(backbone.num_features), nn.Dropout(p), nn.Linear(backbone.num_features, n))
    def forward(self, x):
        return self.head(self.backbone(x))
c = Classifier(m, 4)
print(c(torch.zeros(2, 3, 224, 224)).shape, c.head, [n for n, _ in c.named_children()], list(c.state_dict())[:2], list(c.state_dict())[-2:], sum(p.numel() for p in c.head.parameters()))
c.backbone.requires_grad_(False)
print(sum(p.requires_grad for p in c.parameters()), c.backbone.blocks[0].training, c.training, c.eval().head[1].training)
b = nn.Sequential(*list(m.children())[:-1])
print(len(b), b(torch.zeros(1, 3, 224, 224)).shape, nn.Sequential(m.patch_embed, nn.Flatten(1))(torch.zeros(1, 3, 224, 224)).shape, nn.Sequential(*m.blocks[:2])(torch.zeros(1, 5, 192)).shape)
# ---
import torch, timm
from timm.models.vision_transformer import vit_tiny_patch16_224, vit_base_patch16_224, VisionTransformer
m = vit_tiny_patch16_224(num_classes=3)
print(m.head, isinstance(m, VisionTransformer), isinstance(m, torch.nn.Module), m.__class__.__module__, type(m.blocks[0]).__module__, type(m.patch_embed).__module__, m.default_cfg['architecture'])
from timm.models import create_model, list_models, VisionTransformer as V2
from timm.models.resnet import ResNet, Bottleneck, BasicBlock, resnet18
print(create_model('resnet18').layer1[0].__class__.__name__, V2 is VisionTransformer, resnet18(num_classes=2).fc, type(create_model('resnet50').layer1[0]) is Bottleneck)
# ---
import torch, timm
r = timm.create_model('resnet50', pretrained=False, num_classes=10).eval()
x = torch.zeros(2, 3, 224, 224)
print([n for n, _ in r.named_children()], r.fc, r.global_pool, r.get_classifier(), r.num_features, r.num_classes, r.forward_head(r.forward_features(x)).shape, r.forward_head(r.forward_features(x), pre_logits=True).shape, sep='\n')
h = r.conv1(x); print(h.shape)
h = r.maxpool(r.act1(r.bn1(h))); print(h.shape)
for i in range(1, 5):
    h = getattr(r, f'layer{i}')(h)
    print(f'layer{i}', h.shape)
h = r.global_pool(h); print(h.shape, r.fc(h).shape)
print(r.layer1[0], r.layer2[0].downsample, len(r.layer3), len(r.state_dict()), sum(p.numel() for p in r.parameters()), sum(b.numel() for b in r.buffers()), list(r.state_dict())[:8], sep='\n')
# ---
import torch, timm
x = torch.zeros(1, 3, 64, 64)
for kw in [dict(num_classes=0), dict(num_classes=0, global_pool=''), dict(global_pool='max'), dict(global_pool='avgmax', num_classes=0), dict(global_pool='catavgmax', num_classes=0), dict(global_pool='catavgmax'), dict(in_chans=1), dict(drop_rate=0.2)]:
    m = timm.create_model('resnet18', **kw).eval()
    print(kw, tuple(m(x[:, :1] if kw.get('in_chans') else x).shape), m.fc, m.global_pool, m.num_features, m.conv1)
m = timm.create_model('resnet18')
m.reset_classifier(0, '')
print(m(x).shape, m.fc, m.global_pool)
m.reset_classifier(3, 'max')
print(m(x).shape, m.fc, m.global_pool, m.get_classifier() is m.fc)
o, inter = m.forward_intermediates(x)
print(o.shape, [tuple(i.shape) for i in inter], [tuple(i.shape) for i in m.forward_intermediates(x, indices=[1, 4], intermediates_only=True)])
b = torch.nn.Sequential(*list(m.children())[:-2])
print(b(x).shape, len(b), torch.nn.Sequential(*list(m.children())[:-1])(x).shape, len(list(m.children())))
