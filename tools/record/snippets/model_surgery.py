import timm, torch
from torch import nn
m = timm.create_model('vit_tiny_patch16_224')
m.head = nn.Sequential(nn.LayerNorm(192), nn.Linear(192, 64), nn.GELU(), nn.Dropout(0.1), nn.Linear(64, 5))
print(m.head, m(torch.zeros(1, 3, 224, 224)).shape, m.get_classifier())
# ---
import timm, torch
from torch import nn
class Classifier(nn.Module):
    def __init__(self, name, n):
        super().__init__()
        self.backbone = timm.create_model(name, pretrained=False, num_classes=0)
        self.fc = nn.Linear(self.backbone.num_features, n)
    def forward(self, x):
        return self.fc(self.backbone(x))
for name in ['vit_tiny_patch16_224', 'resnet18', 'deit_tiny_patch16_224']:
    c = Classifier(name, 7)
    print(name, c(torch.zeros(2, 3, 224, 224)).shape, c.fc, sum(p.numel() for p in c.parameters()), list(c.state_dict())[-2:])
print([n for n, _ in c.named_modules()][:8])
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', num_classes=5, depth=2)
sd = timm.create_model('vit_tiny_patch16_224', depth=3).state_dict()
sd = {k: v for k, v in sd.items() if not k.startswith('head')}
msg = m.load_state_dict(sd, strict=False)
print(msg)
print(msg.missing_keys, len(msg.unexpected_keys), type(msg))
m.load_state_dict(sd)
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', img_size=384, depth=1)
sd = timm.create_model('vit_tiny_patch16_224', depth=1).state_dict()
try:
    m.load_state_dict(sd)
except RuntimeError as e:
    print(e)
from timm.layers import resample_abs_pos_embed
sd['pos_embed'] = resample_abs_pos_embed(sd['pos_embed'], (24, 24))
print(sd['pos_embed'].shape, m.load_state_dict(sd))
# ---
import timm, torch
from timm.models.vision_transformer import checkpoint_filter_fn
m = timm.create_model('vit_tiny_patch16_224', img_size=96, depth=1)
sd = timm.create_model('vit_tiny_patch16_224', depth=1).state_dict()
out = checkpoint_filter_fn(sd, m)
print(out['pos_embed'].shape, len(out), m.load_state_dict(out))
# ---
from timm.models.deit import VisionTransformerDistilled, deit_tiny_patch16_224, deit_base_distilled_patch16_224
import torch
m = deit_tiny_patch16_224()
print(type(m), m.head)
d = VisionTransformerDistilled(img_size=32, patch_size=16, embed_dim=24, depth=1, num_heads=3, num_classes=5)
print(d(torch.zeros(1, 3, 32, 32)).shape, d.head_dist, d.num_prefix_tokens, d.distilled_training)
d.set_distilled_training(True)
d.train()
print([o.shape for o in d(torch.zeros(1, 3, 32, 32))])
print(d.get_classifier())
# ---
from timm.models.resnet import ResNet, BasicBlock, Bottleneck, resnet18, resnet50
import torch
m = ResNet(BasicBlock, [1, 1, 1, 1], num_classes=3)
print(m(torch.zeros(1, 3, 64, 64)).shape, sum(p.numel() for p in m.parameters()))
print(BasicBlock(64, 64), Bottleneck.expansion, Bottleneck(64, 16))
print(resnet18(num_classes=2).fc)
# ---
import timm, torch
from torch import nn
r = timm.create_model('resnet50')
body = nn.Sequential(*list(r.children())[:-1])
print(body(torch.zeros(2, 3, 64, 64)).shape, len(body), body[0], body[-1])
v = timm.create_model('vit_tiny_patch16_224', depth=2)
body = nn.Sequential(*list(v.children())[:-1])
print(body(torch.zeros(2, 3, 224, 224)).shape)
print(len(list(v.children())), [type(c).__name__ for c in v.children()])
# ---
import timm, torch
v = timm.create_model('vit_tiny_patch16_224', depth=1)
v.load_state_dict([1])
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224')
m.prune_intermediate_layers([2, 5])
print(len(m.blocks), m.norm, m.head)
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224')
r = m.prune_intermediate_layers(3, prune_norm=True, prune_head=True)
print(r, len(m.blocks), m.norm, m.head)
# ---
import timm, torch
r = timm.create_model('resnet18').eval()
x = torch.zeros(1, 3, 64, 64)
f, inter = r.forward_intermediates(x)
print(f.shape, [tuple(t.shape) for t in inter])
print([tuple(t.shape) for t in r.forward_intermediates(x, indices=[1, 3], intermediates_only=True)])
print(r.prune_intermediate_layers([2]), r.layer3 if hasattr(r, 'layer3') else None)
# ---
import timm, torch
r = timm.create_model('resnet50')
r.reset_classifier(0)
print(r.fc, r(torch.zeros(1, 3, 64, 64)).shape)
r.reset_classifier(5, 'catavgmax')
print(r.fc, r.global_pool, r(torch.zeros(1, 3, 64, 64)).shape)
print(r.forward_head(r.forward_features(torch.zeros(1, 3, 64, 64)), pre_logits=True).shape)
# ---
import timm, torch
m = timm.create_model('deit_small_distilled_patch16_224').eval()
x = torch.zeros(1, 3, 224, 224)
print(m.forward_head(m.forward_features(x)).shape, m.forward_head(m.forward_features(x), pre_logits=True).shape, m.get_classifier())
m.reset_classifier(0)
print(m(x).shape, m.head, m.head_dist)
m = timm.create_model('deit_tiny_distilled_patch16_224', num_classes=0)
print(m(x).shape)
# ---
import torch
from timm.models.vision_transformer import Attention, Block, LayerScale, Mlp
class MyBlock(Block):
    def forward(self, x):
        return x + self.attn(self.norm1(x))
b = MyBlock(16, 2)
print(type(b).__name__, b(torch.ones(1, 2, 16)).shape, b)
class MyAttn(Attention):
    def forward(self, x):
        B, N, C = x.shape
        qkv = self.qkv(x).reshape(B, N, 3, self.num_heads, C // self.num_heads).permute(2, 0, 3, 1, 4)
        q, k, v = qkv[0], qkv[1], qkv[2]
        self.attn_map = (q @ k.transpose(-2, -1) * self.scale).softmax(dim=-1)
        return self.proj((self.attn_map @ v).transpose(1, 2).reshape(B, N, C))
a = MyAttn(16, 2)
b.attn = a
b(torch.ones(1, 2, 16)); print(a.attn_map)
# ---
import timm.models.vision_transformer as vit
class Masked(vit.VisionTransformer):
    """MAE-style."""
    def __init__(self, global_pool=False, **kwargs):
        super().__init__(**kwargs)
        self.global_pool = global_pool
        if self.global_pool:
            self.fc_norm = kwargs['norm_layer'](kwargs['embed_dim'])
            del self.norm
    def forward_features(self, x):
        B = x.shape[0]
        x = self.patch_embed(x)
        cls_tokens = self.cls_token.expand(B, -1, -1)
        x = torch.cat((cls_tokens, x), dim=1)
        x = x + self.pos_embed
        x = self.pos_drop(x)
        for blk in self.blocks:
            x = blk(x)
        if self.global_pool:
            x = x[:, 1:, :].mean(dim=1)
            outcome = self.fc_norm(x)
        else:
            x = self.norm(x)
            outcome = x[:, 0]
        return outcome
    def forward_head(self, x): return self.head(x)
import torch
from functools import partial
m = Masked(global_pool=True, img_size=32, patch_size=16, embed_dim=24, depth=2, num_heads=2, num_classes=3, norm_layer=partial(torch.nn.LayerNorm, eps=1e-6))
print(m)
print(m(torch.zeros(2, 3, 32, 32)).shape)
# ---
import timm
m = timm.create_model('vit_tiny_patch16_224', num_classes=2)
opt_params = [{'params': m.head.parameters(), 'lr': 1e-3}, {'params': m.blocks.parameters(), 'lr': 1e-5}]
print([len(list(g['params'])) for g in opt_params])
decay, no_decay = [], []
for name, p in m.named_parameters():
    if p.ndim <= 1 or name.endswith('.bias') or name in m.no_weight_decay():
        no_decay.append(name)
    else:
        decay.append(name)
print(len(decay), len(no_decay), decay[:3], no_decay[:3])
# ---
import torch, timm
from torch import nn
class ViTExtractor(nn.Module):
    def __init__(self):
        super().__init__()
        self.vit = timm.create_model('vit_tiny_patch16_224', num_classes=0, global_pool='')
        self.attn_weights = []
        for blk in self.vit.blocks:
            blk.attn.fused_attn = False
            blk.attn.attn_drop.register_forward_hook(self.save)
    def save(self, module, input, output):
        self.attn_weights.append(output)
    def forward(self, x):
        self.attn_weights.clear()
        tokens = self.vit(x)
        return tokens, torch.stack(self.attn_weights)
e = ViTExtractor().eval()
t, a = e(torch.zeros(2, 3, 224, 224))
print(t.shape, a.shape, a.sum(-1).allclose(torch.ones(1)))
mean = a.mean(dim=2)
r = torch.eye(197)
for w in mean[:, 0]:
    w = w + torch.eye(197)
    w = w / w.sum(dim=-1, keepdim=True)
    r = w @ r
mask = r[0, 1:].reshape(14, 14)
print(mask.shape, mask.min() > 0)
# ---
import torch, timm
from timm.models.vision_transformer import VisionTransformer
model = VisionTransformer(img_size=28, patch_size=7, in_chans=1, num_classes=10, embed_dim=64, depth=6, num_heads=8)
x = torch.randn(4, 1, 28, 28)
out = model(x)
print(out.shape, out.argmax(1).shape, model.patch_embed.num_patches)
print(model.patch_embed(x).shape)
tokens = model.patch_embed(x)
cls = model.cls_token.expand(4, -1, -1)
tokens = torch.cat([cls, tokens], 1) + model.pos_embed
print(tokens.shape, model.blocks(tokens).shape)
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', pretrained=False)
sd = m.state_dict()
print(len(sd), sum(v.numel() for v in sd.values()))
for k, v in list(sd.items())[:8]: print(k, v.shape, v.dtype)
new = {k.replace('blocks.', 'layers.'): v for k, v in sd.items()}
print(list(new)[5])
res = m.load_state_dict(new, strict=False)
print(len(res.missing_keys), len(res.unexpected_keys), res.missing_keys[0], res.unexpected_keys[0])
try:
    m.load_state_dict(new)
except RuntimeError as e:
    print(str(e)[:300])
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', num_classes=10)
w = torch.zeros(10, 192); b = torch.ones(10)
with torch.no_grad():
    m.head.weight.copy_(w); m.head.bias.copy_(b)
print(m(torch.randn(1, 3, 224, 224)))
m.head.weight.data.fill_(0.5); m.head.bias.data.zero_()
print(m.head.weight[0, :3], m.head.bias.sum())
m.cls_token.data = torch.zeros(1, 1, 192); print(m.cls_token.sum(), m.cls_token.requires_grad)
m.pos_embed = torch.nn.Parameter(torch.zeros(1, 197, 192), requires_grad=False)
print([n for n, p in m.named_parameters() if not p.requires_grad])
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', depth=2)
m.blocks.append(timm.models.vision_transformer.Block(192, 3))
print(len(m.blocks), m(torch.zeros(1, 3, 224, 224)).shape, sum(p.numel() for p in m.parameters()))
del m.blocks[0]
print(len(m.blocks), list(m.state_dict())[5])
m.blocks = torch.nn.Sequential(*[m.blocks[i] for i in (1, 0)])
print(len(m.blocks), m(torch.zeros(1, 3, 224, 224)).shape)
m.blocks = torch.nn.ModuleList(list(m.blocks))
m(torch.zeros(1, 3, 224, 224))
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224')
m.norm = torch.nn.Identity(); m.head = torch.nn.Identity(); m.pos_drop = torch.nn.Dropout(0.1)
print(m.norm, m.head, m.pos_drop, m.num_classes)
del m.head
m(torch.zeros(1, 3, 224, 224))
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224')
m.patch_embed.proj = torch.nn.Conv2d(4, 192, 16, 16)
print(m(torch.zeros(1, 4, 224, 224)).shape)
m.patch_embed.proj = torch.nn.Conv2d(3, 192, 8, 8)
m(torch.zeros(1, 3, 224, 224))
# ---
import timm, torch
r = timm.create_model('resnet18')
r.conv1 = torch.nn.Conv2d(1, 64, 3, 1, 1, bias=False)
r.maxpool = torch.nn.Identity()
r.fc = torch.nn.Linear(r.num_features, 10)
print(r(torch.zeros(2, 1, 32, 32)).shape, r.conv1, r.fc, r.num_classes, sum(p.numel() for p in r.parameters()))
print(r)
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224')
for n in ['blocks.0.attn.qkv', 'blocks.3.mlp', 'head', 'patch_embed.proj', 'blocks.20', 'foo.bar']:
    try: print(n, type(m.get_submodule(n)).__name__)
    except Exception as e: print(n, type(e).__name__, e)
print(m.get_parameter('blocks.0.attn.qkv.weight').shape)
m.get_parameter('blocks.0.attn.qkv.foo')
# ---
import timm, torch
m = timm.create_model('resnet18').eval()
acts = []
h = m.layer2[0].bn2.register_forward_hook(lambda mod, i, o: acts.append(o))
h2 = m.layer2[0].register_forward_hook(lambda mod, i, o: acts.append(o))
m(torch.ones(1, 3, 32, 32))
print(torch.equal(acts[0], acts[1]), acts[0].shape)
order = []
for n, mod in m.named_modules():
    if n.startswith('layer2.0.'): mod.register_forward_hook(lambda mod, i, o, n=n: order.append(n))
m(torch.ones(1, 3, 32, 32))
print(order)
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', num_classes=10)
def unfreeze_last(model, n):
    for p in model.parameters(): p.requires_grad_(False)
    for b in model.blocks[-n:]:
        for p in b.parameters(): p.requires_grad_(True)
    model.head.requires_grad_(True); model.norm.requires_grad_(True)
unfreeze_last(m, 2)
print(sum(p.numel() for p in m.parameters() if p.requires_grad), [n for n, p in m.named_parameters() if p.requires_grad][:3])
from timm.utils import freeze, unfreeze
freeze(m); print(sum(p.requires_grad for p in m.parameters()))
unfreeze(m, ['head']); print(sum(p.requires_grad for p in m.parameters()))
# ---
import timm, torch
m = timm.create_model('deit_tiny_distilled_patch16_224', depth=1)
m.set_distilled_training(True)
m.train(); o = m(torch.zeros(2, 3, 224, 224)); print(type(o), o[0].shape)
m.eval(); print(m(torch.zeros(2, 3, 224, 224)).shape, m.distilled_training)
print(m.group_matcher(), m.get_classifier())
# ---
import timm, torch
from timm.models.vision_transformer import checkpoint_filter_fn, resize_pos_embed
m = timm.create_model('vit_tiny_patch16_224', depth=1, img_size=32)
big = timm.create_model('vit_tiny_patch16_224', depth=1)
torch.manual_seed(0)
big.pos_embed.data.normal_()
sd = checkpoint_filter_fn({'state_dict': big.state_dict()}, m)
print(sd['pos_embed'].shape, sd['pos_embed'][0, :3, :4])
print(m.load_state_dict(sd), resize_pos_embed(big.pos_embed, m.pos_embed).shape)
flat = dict(big.state_dict()); flat['patch_embed.proj.weight'] = flat['patch_embed.proj.weight'].reshape(192, -1); flat['pre_logits.fc.weight'] = torch.zeros(1)
print(checkpoint_filter_fn(flat, big)['patch_embed.proj.weight'].shape, 'pre_logits.fc.weight' in checkpoint_filter_fn(flat, big))
# ---
import torch, timm
from torch import nn
m = timm.create_model('vit_tiny_patch16_224', depth=1)
del m.head
print(hasattr(m, 'head'), [n for n, _ in m.named_children()][-2:], len(m.state_dict()))
try:
    del m.head
except AttributeError as e:
    print(e)
try:
    print(m)
    m(torch.zeros(1, 3, 224, 224))
except AttributeError as e:
    print(e)
m.head = nn.Linear(192, 3)
print(m.head, m(torch.zeros(1, 3, 224, 224)).shape, list(m.state_dict())[-1])
r = timm.create_model('resnet18')
del r.fc
try: r(torch.zeros(1, 3, 64, 64))
except AttributeError as e: print(e)
print(r.forward_features(torch.zeros(1, 3, 64, 64)).shape)
m.head
# ---
import timm, torch
m = timm.create_model('resnet50')
shapes = []
def hook(mod, i, o): shapes.append((type(mod).__name__, tuple(i[0].shape), tuple(o.shape)))
for n in ['conv1', 'bn1', 'act1', 'maxpool', 'layer1', 'layer2', 'layer3', 'layer4', 'global_pool', 'fc']:
    getattr(m, n).register_forward_hook(hook)
m(torch.zeros(1, 3, 224, 224))
for s in shapes: print(s)
x = torch.zeros(1, 3, 64, 64)
for name, child in m.named_children():
    x = child(x); print(name, tuple(x.shape))
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', depth=2).eval()
x = torch.zeros(1, 3, 224, 224)
for name, child in m.named_children():
    try:
        x = child(x); print(f'{name:12s}{tuple(x.shape)}')
    except Exception as e:
        print(name, e)
# ---
import torch, types, timm
from timm.models.vision_transformer import VisionTransformer
class Doubled(VisionTransformer):
    def forward_features(self, x, **kw):
        print(kw)
        return super().forward_features(x) * 2
m = Doubled(img_size=32, patch_size=16, embed_dim=12, depth=1, num_heads=2, num_classes=2)
print(m(torch.zeros(1, 3, 32, 32)).shape)
v = timm.create_model('vit_tiny_patch16_224', depth=1)
v.forward_features = types.MethodType(lambda self, x: self.patch_embed(x), v)
v(torch.zeros(1, 3, 224, 224))
