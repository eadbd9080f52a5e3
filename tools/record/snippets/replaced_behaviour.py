import timm, torch
import timm.models.vision_transformer as vt
x = torch.zeros(1, 3, 32, 32)
m = vt.VisionTransformer(img_size=32, patch_size=16, embed_dim=12, depth=2, num_heads=2, num_classes=3).eval()
maps = []
old = vt.Attention.forward
def forward(self, x, *args, **kwargs):
    B, N, C = x.shape
    q, k, v = self.qkv(x).reshape(B, N, 3, self.num_heads, self.head_dim).permute(2, 0, 3, 1, 4).unbind(0)
    self.attn_map = (q * self.scale @ k.transpose(-2, -1)).softmax(-1)
    return self.proj((self.attn_map @ v).transpose(1, 2).reshape(B, N, C))
before = m(x)
vt.Attention.forward = forward
try:
    after = m(x)
    print(torch.allclose(before, after, atol=1e-5), [b.attn.attn_map.shape for b in m.blocks])
    print([b.attn.attn_map.sum(-1).mean().item() for b in m.blocks])
finally:
    vt.Attention.forward = old
m.blocks[0].attn.attn_map = None
m(x)
print(m.blocks[0].attn.attn_map)
# ---
import torch, timm
from torch import nn
import torch.nn.functional as F
import timm.models.vision_transformer as vt
x = torch.zeros(1, 3, 32, 32)
m = vt.VisionTransformer(img_size=32, patch_size=16, embed_dim=12, depth=2, num_heads=2, num_classes=3).eval()
def counted(owner, name, run):
    old, calls = getattr(owner, name), []
    def new(*args, **kwargs):
        calls.append(1)
        return old(*args, **kwargs)
    setattr(owner, name, new)
    try:
        run()
    finally:
        setattr(owner, name, old)
    return len(calls)
for owner, name in ((vt.Block, "forward"), (vt.Attention, "forward"), (timm.layers.Mlp, "forward"), (timm.layers.PatchEmbed, "forward"), (vt.VisionTransformer, "forward_features"), (vt.VisionTransformer, "forward_head"), (vt.VisionTransformer, "_pos_embed"), (nn.LayerNorm, "forward"), (timm.layers.LayerNorm, "forward"), (nn.Linear, "forward"), (nn.Conv2d, "forward"), (nn.Dropout, "forward"), (nn.Identity, "forward"), (nn.Module, "__call__"), (nn.Linear, "__call__"), (F, "scaled_dot_product_attention"), (F, "linear"), (F, "layer_norm"), (F, "gelu"), (F, "conv2d")):
    print(getattr(owner, "__name__", owner), name, counted(owner, name, lambda: m(x)), counted(owner, name, lambda: m.forward_features(x)))
print(counted(nn.Linear, "reset_parameters", lambda: vt.Block(12, 2)), counted(nn.Module, "train", lambda: m.train()), counted(nn.Module, "eval", lambda: m.eval()))
print(m(x).shape, counted(nn.Linear, "forward", lambda: None))
# ---
import timm, torch
from torch import nn
import timm.models.vision_transformer as vt
x = torch.zeros(1, 3, 32, 32)
m = vt.VisionTransformer(img_size=32, patch_size=16, embed_dim=12, depth=2, num_heads=2, num_classes=3).eval()
class Half(vt.Block):
    def forward(self, x, *args, **kwargs):
        self.seen = tuple(x.shape)
        return super().forward(x)[:, ::2]
for b in m.blocks:
    b.__class__ = Half
print(m.forward_features(x).shape, [b.seen for b in m.blocks], type(m.blocks[0]).__name__, m.blocks[0]._get_name(), isinstance(m.blocks[0], vt.Block))
print(repr(m.blocks[1]).split("\n")[0])
m.blocks[0].__class__ = vt.Block
print(m.forward_features(x).shape, type(m.blocks[0]).__name__)
class Own(nn.Module):
    def forward(self, x):
        return x + 1
class Other(nn.Module):
    def forward(self, x):
        return x * 2
o = nn.Sequential(Own())
o[0].__class__ = Other
print(o(torch.ones(1)), o)
class Called(nn.Linear):
    def __call__(self, x):
        print("called", tuple(x.shape))
        return super().__call__(x)
print(nn.Sequential(Called(3, 2))(torch.zeros(1, 3)).shape)
# ---
import torch
from torch import nn
class Own(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Linear(2, 1)
    def state_dict(self, *args, **kwargs):
        return {"own." + k: v for k, v in super().state_dict(*args, **kwargs).items()}
    def _load_from_state_dict(self, state_dict, prefix, *args):
        for k in list(state_dict):
            if k.startswith(prefix + "own."):
                state_dict[prefix + k[len(prefix) + 4:]] = state_dict.pop(k)
        super()._load_from_state_dict(state_dict, prefix, *args)
print(list(Own().state_dict()), list(nn.Sequential(Own()).state_dict()))
print(nn.Sequential(Own()).load_state_dict({"0.own.l.weight": torch.ones(1, 2), "0.own.l.bias": torch.zeros(1)}))
class Saves(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("a", torch.zeros(1), persistent=False)
        self.register_buffer("b", torch.ones(1))
        self.steps = 3
    def _save_to_state_dict(self, destination, prefix, keep_vars):
        super()._save_to_state_dict(destination, prefix, keep_vars)
        destination[prefix + "steps"] = torch.tensor(self.steps)
    def get_extra_state(self):
        return {"seen": 1}
    def set_extra_state(self, state):
        self.seen = state["seen"]
net = nn.Sequential(Saves(), nn.BatchNorm1d(2))
state = net.state_dict()
print(list(state), state["0._extra_state"], list(state._metadata), state._metadata["1"])
print(net.load_state_dict(state, strict=False), net[0].seen)
class Moved(nn.Module):
    def __init__(self):
        super().__init__()
        self.extra = torch.zeros(2)
        self.p = nn.Parameter(torch.ones(1))
    def _apply(self, fn, recurse=True):
        super()._apply(fn)
        self.extra = fn(self.extra)
        return self
net = nn.Sequential(Moved(), nn.Linear(1, 1), nn.BatchNorm1d(1)).double()
print(net[0].extra.dtype, net[0].p.dtype, net[1].weight.dtype, net[2].running_mean.dtype, net[2].num_batches_tracked.dtype)
print(net.half()[0].extra.dtype, net.to(torch.float32)[0].extra.dtype, net.cpu()[0].extra.device)
# ---
import torch
from torch import nn
class Ones(nn.Linear):
    def reset_parameters(self):
        nn.init.ones_(self.weight)
        nn.init.zeros_(self.bias)
torch.manual_seed(0)
print(Ones(3, 1)(torch.ones(1, 3)), torch.rand(1))
class OnesConv(nn.Conv2d):
    def reset_parameters(self):
        nn.init.constant_(self.weight, 0.5)
        nn.init.zeros_(self.bias)
class OnesConv1(nn.Conv1d):
    def reset_parameters(self):
        nn.init.constant_(self.weight, 0.5)
        nn.init.zeros_(self.bias)
class Table(nn.Embedding):
    def reset_parameters(self):
        nn.init.constant_(self.weight, 2.0)
class Norm(nn.LayerNorm):
    def reset_parameters(self):
        nn.init.constant_(self.weight, 3.0)
        nn.init.ones_(self.bias)
class Group(nn.GroupNorm):
    def reset_parameters(self):
        nn.init.constant_(self.weight, 3.0)
        nn.init.ones_(self.bias)
class Batch(nn.BatchNorm2d):
    def reset_parameters(self):
        super().reset_parameters()
        nn.init.constant_(self.weight, 4.0)
print(OnesConv(1, 1, 1)(torch.ones(1, 1, 1, 1)).item(), OnesConv1(1, 1, 1)(torch.ones(1, 1, 1)).item(), Table(2, 1).weight.flatten(), Norm(2).weight, Group(1, 2).bias, Batch(1).weight, Batch(1).running_var, torch.rand(1))
print([m.reset_parameters() for m in nn.Sequential(nn.Linear(2, 2), nn.LayerNorm(2), nn.Embedding(2, 2), nn.GroupNorm(1, 2), nn.BatchNorm1d(2), nn.Conv2d(1, 1, 1)).modules() if hasattr(m, "reset_parameters")])
# ---
import torch
from torch import nn
for make in (lambda: nn.ModuleList([nn.Identity(), None]), lambda: nn.Sequential(nn.Identity(), None), lambda: nn.ModuleDict({"a": nn.Identity(), "b": None})):
    l = make()
    print(len(l), l, list(l.named_children()), [n for n, _ in l.named_modules()], list(l.state_dict()), list(l._modules))
l = nn.ModuleList([nn.Identity(), None])
print(l[1], [m for m in l], l[-1] is None)
l.append(nn.ReLU()); l[0] = None; l.insert(1, None)
print(l)
class Own(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(1, 1)
        self.register_module("b", None)
        self.add_module("c", None)
        self.register_parameter("p", None)
        self.d = None
net = Own()
net.a = None
print(net, net.a, net.b, list(net._modules), list(net.parameters()))
net.b = nn.ReLU()
net.d = nn.Tanh()
print(net, list(net._modules))
for wrong in (lambda: nn.Sequential(nn.Identity(), None)(torch.ones(1)), lambda: net.a(1), lambda: nn.Sequential(1), lambda: nn.ModuleList([1]), lambda: l.eval().to(torch.float64).train()):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
from torch.nn.modules.module import register_module_forward_hook, register_module_forward_pre_hook
import timm.models.vision_transformer as vt
m = vt.VisionTransformer(img_size=32, patch_size=16, embed_dim=12, depth=1, num_heads=2, num_classes=3).eval()
seen = []
after = register_module_forward_hook(lambda module, args, output: seen.append(type(module).__name__))
before = register_module_forward_pre_hook(lambda module, args: seen.append("> " + type(module).__name__))
m(torch.zeros(1, 3, 32, 32))
after.remove()
before.remove()
count = len(seen)
m(torch.zeros(1, 3, 32, 32))
print(count == len(seen), count, [s for s in seen if s[0] != ">"])
double = register_module_forward_hook(lambda module, args, output: output * 2)
print(nn.Sequential(nn.Identity(), nn.ReLU())(torch.ones(1)))
double.remove()
print(nn.Sequential(nn.Identity(), nn.ReLU())(torch.ones(1)))
# ---
import torch
from torch import nn
from timm.models.vision_transformer import VisionTransformer
size = dict(img_size=16, patch_size=8, embed_dim=8, depth=1, num_heads=2, num_classes=2)
class Own(VisionTransformer):
    def _init_weights(self, m):
        if isinstance(m, nn.Linear):
            nn.init.constant_(m.weight, 0.01)
    def init_weights(self, mode="", needs_reset=True):
        print("init_weights", repr(mode), needs_reset, self.weight_init_mode)
        self.apply(self._init_weights)
torch.manual_seed(0)
v = Own(**size)
print(v.head.weight, v.blocks[0].attn.qkv.weight.unique())
Own(**size, weight_init="skip")
Own(**size, weight_init="jax")
class More(VisionTransformer):
    def init_weights(self, mode="", needs_reset=True):
        super().init_weights(mode, needs_reset)
        nn.init.zeros_(self.head.weight)
torch.manual_seed(0)
m = More(**size, weight_init="moco")
print(m.head.weight, m.pos_embed[0, 0], m.blocks[0].attn.qkv.weight[0], torch.rand(1))
class Old(VisionTransformer):
    def init_weights(self, mode=""):
        pass
try:
    Old(**size)
except TypeError as e:
    print(e)
