import torch
from timm.layers import PatchEmbed
p = PatchEmbed()
x = torch.randn(1, 3, 224, 224)
print(p(x).shape, p.num_patches, p.grid_size, p.patch_size, p.img_size, p.proj, p.norm, p.flatten, p.strict_img_size, p.dynamic_img_pad, p.output_fmt)
print(p.feat_ratio(), p.feat_ratio(as_scalar=False), p.dynamic_feat_size((230, 225)))
# ---
import torch
from timm.layers import PatchEmbed
from torch import nn
print(PatchEmbed(img_size=64, patch_size=8, embed_dim=12, norm_layer=nn.LayerNorm))
print(PatchEmbed(img_size=64, patch_size=8, embed_dim=12, bias=False, output_fmt='NHWC')(torch.zeros(1, 3, 64, 64)).shape)
print(PatchEmbed(img_size=64, patch_size=8, embed_dim=12, output_fmt='NLC')(torch.zeros(1, 3, 64, 64)).shape)
# ---
from timm.layers import Attention
import torch
a = Attention(64, num_heads=4, attn_drop=0.1, proj_drop=0.2, proj_bias=False, scale_norm=False)
print(a, a.num_heads, a.head_dim, a.scale, a.fused_attn)
# ---
from timm.layers import DropPath, drop_path
import torch
torch.manual_seed(0)
d = DropPath(0.5)
print(d, d.drop_prob, d.scale_by_keep)
print(d(torch.ones(6, 2)))
d.eval(); print(d(torch.ones(2, 2)))
print(drop_path(torch.ones(4, 1), 0.3, True), DropPath(), DropPath(0.123456))
# ---
from timm.layers import LayerScale
import torch
print(LayerScale(4), LayerScale(4, init_values=0.1).gamma, LayerScale(3, 1e-5, inplace=True), LayerScale(2)(torch.ones(1, 2)))
# ---
from timm.layers import trunc_normal_, lecun_normal_, variance_scaling_, trunc_normal_tf_
import torch
torch.manual_seed(0)
w = torch.empty(2, 3)
print(trunc_normal_(w, std=.02), lecun_normal_(torch.empty(3, 2)))
print(variance_scaling_(torch.empty(3, 2)))
# ---
import timm, torch
torch.manual_seed(0)
m = timm.create_model('vit_tiny_patch16_224', depth=2, img_size=32, num_classes=4).eval()
x = torch.randn(1, 3, 32, 32)
mask = torch.ones(5, 5, dtype=torch.bool); mask[0, 2:] = False
print(m(x), m(x, attn_mask=mask), m(x, is_causal=True), sep='\n')
print(m.forward_features(x, attn_mask=mask).shape, m.blocks[0](torch.ones(1, 5, 192), attn_mask=mask).shape)
# ---
import timm, torch
from timm.layers import Attention
torch.manual_seed(0)
a = Attention(8, 2)
x = torch.randn(1, 3, 8)
print(a(x, is_causal=True))
a.fused_attn = False
print(a(x, is_causal=True))
print(a(x, attn_mask=torch.zeros(3, 3)))
a(x, attn_mask=torch.ones(2, 2, dtype=torch.bool))
# ---
import timm, torch
from timm.layers import SelectAdaptivePool2d, adaptive_avgmax_pool2d, select_adaptive_pool2d, AdaptiveAvgMaxPool2d
x = torch.arange(32.).reshape(1, 2, 4, 4)
for t in ['avg', 'max', 'avgmax', 'catavgmax', 'fast', 'fastmax', 'fastavgmax', 'fastcatavgmax', '']:
    for f in (True, False):
        p = SelectAdaptivePool2d(pool_type=t, flatten=f)
        print(p, p(x).shape, p(x).flatten(), p.feat_mult(), p.is_identity(), p.pool)
print(SelectAdaptivePool2d(2, 'avg')(x), SelectAdaptivePool2d((2, 1), 'max').pool, AdaptiveAvgMaxPool2d(2)(x), select_adaptive_pool2d(x, 'catavgmax').shape)
SelectAdaptivePool2d(output_size=2)
# ---
import torch
from timm.layers import GluMlp, SwiGLU, SwiGLUPacked, RmsNorm, GroupNorm, GroupNorm1, Mlp, LayerScale, calculate_drop_path_rates, build_sincos2d_pos_embed, create_conv2d, get_padding, get_act_fn, create_act_layer, get_norm_layer
torch.manual_seed(0)
x = torch.randn(1, 3, 8)
for l in [GluMlp(8, 16), SwiGLU(8, 16), SwiGLUPacked(8, 16), RmsNorm(8), Mlp(8, 16, bias=(True, False), drop=(0.1, 0.2)).eval(), LayerScale(8, 0.5, inplace=True)]:
    print(l, l(x.clone()))
print(GroupNorm(64), GroupNorm1(4)(torch.randn(1, 4, 2, 2)))
print(calculate_drop_path_rates(0.1, 4), calculate_drop_path_rates(0.2, [2, 2], stagewise=True), calculate_drop_path_rates(0.2, [1, 2]))
print(build_sincos2d_pos_embed([2, 3], 8), build_sincos2d_pos_embed([1, 2], 4, interleave_sin_cos=True, reverse_coord=True))
print(create_conv2d(3, 8, 3), create_conv2d(4, 4, 5, stride=2, depthwise=True), get_padding(3, 1, 2), get_padding((3, 5)))
print(get_act_fn('relu')(torch.tensor([-1., 1.])), get_act_fn(None), create_act_layer('silu', inplace=True), create_act_layer('gelu', inplace=True), get_norm_layer('groupnorm1'), get_norm_layer(''))
get_norm_layer('foo')
# ---
import torch, timm
from timm.layers import global_pool_nlc
x = torch.arange(24.).reshape(1, 4, 6)
for t in ['token', 'avg', 'max', 'avgmax', '']:
    print(global_pool_nlc(x, t), global_pool_nlc(x, t, num_prefix_tokens=0, reduce_include_prefix=True))
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224')
x = torch.zeros(1, 3, 224, 224)
f = m.forward_features(x)
for t in ['token', 'avg', 'max', 'avgmax', '', None]:
    print(t, m.pool(f, t).shape)
m.pool(f, 'foo')
# ---
import timm, torch
from timm.layers import resample_abs_pos_embed
torch.manual_seed(0)
p = torch.randn(1, 5, 3)
print(resample_abs_pos_embed(p, (3, 3)))
print(resample_abs_pos_embed(p, (3, 3), interpolation='bilinear', antialias=False))
print(resample_abs_pos_embed(p, (2, 2)) is p, resample_abs_pos_embed(torch.randn(1, 4, 2), (4, 2), num_prefix_tokens=0).shape)
print(resample_abs_pos_embed(p, (1, 1)), resample_abs_pos_embed(p, (4, 4), old_size=(2, 2)).shape)
# ---
from timm.models.layers import trunc_normal_, lecun_normal_, PatchEmbed, Mlp, to_2tuple, DropPath, get_act_layer
print(PatchEmbed(32, 16, embed_dim=4), Mlp(4), DropPath(0.2), to_2tuple(7), get_act_layer('relu'))
# ---
from timm.loss import LabelSmoothingCrossEntropy, SoftTargetCrossEntropy
import torch
print(LabelSmoothingCrossEntropy(0.1), LabelSmoothingCrossEntropy(0.1)(torch.tensor([[1., 2., 3.]]), torch.tensor([2])))
# ---
import torch
import timm.layers as L
x = torch.linspace(-2, 4, 7)
for name in ("swish", "mish", "sigmoid", "tanh", "hard_swish", "hard_sigmoid", "hard_mish", "gelu", "gelu_tanh", "quick_gelu"):
    f = getattr(L, name)
    y = x.clone()
    print(name, f(x), f(y, inplace=True).data_ptr() == y.data_ptr(), f(x, True).shape)
    x = torch.linspace(-2, 4, 7)
for name in ("Swish", "Mish", "HardSwish", "HardSigmoid", "HardMish", "PReLU", "GELU", "GELUTanh", "QuickGELU", "Sigmoid", "Tanh"):
    layer = getattr(L, name)()
    print(layer, layer(x), len(layer.state_dict()))
print(L.PReLU(3), L.Swish(inplace=True).inplace)
# ---
import torch
from timm.layers import Format, extend_tuple, get_channel_dim, get_spatial_dim, nchw_to, nhwc_to
for fmt in Format:
    print(fmt, get_spatial_dim(fmt), get_channel_dim(fmt), nchw_to(torch.zeros(1, 2, 3, 4), fmt).shape, nhwc_to(torch.zeros(1, 3, 4, 2), fmt).shape)
print(get_spatial_dim("NHWC"), get_channel_dim("NLC"), extend_tuple(3, 2), extend_tuple([1, 2], 4), extend_tuple((1, 2, 3), 2))
try:
    get_spatial_dim("CHW")
except ValueError as e:
    print(e)
