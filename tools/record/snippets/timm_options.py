import timm
m = timm.create_model('vit_tiny_patch16_224', features_only=True)
print(type(m), m.feature_info.channels(), m.feature_info.module_name(), m.feature_info.reduction(), m.out_indices if hasattr(m, 'out_indices') else None)
print(m.feature_info.info)
print(len(m.feature_info), m.feature_info[0])
# ---
import timm
m = timm.create_model('resnet50', features_only=True, out_indices=[2, 3, 4])
print(m.feature_info.channels(), m.feature_info.reduction(), m.feature_info.module_name())
print([n for n, _ in m.named_children()], type(m).__name__)
print(m.feature_info.get('channels'), m.feature_info.get_dicts(), m.feature_info.get_dicts(keys=['num_chs', 'reduction']), m.feature_info.get_dicts(out_indices=(0, 1)))
# ---
import timm
from timm.data import resolve_data_config
m = timm.create_model('vit_tiny_patch16_224', img_size=384)
print(m.default_cfg['input_size'], m.pretrained_cfg['input_size'], resolve_data_config({}, model=m)['input_size'])
m = timm.create_model('vit_base_patch16_384')
print(resolve_data_config(model=m))
print(resolve_data_config({'img_size': 128, 'mean': [0.5, 0.5, 0.5], 'std': (0.1,), 'interpolation': 'bilinear'}, model=m))
# ---
import timm
m = timm.create_model('vit_tiny_patch16_224', pretrained_cfg_overlay=dict(mean=(0.1, 0.2, 0.3), input_size=(3, 96, 96)))
print(m.pretrained_cfg['mean'], m.pretrained_cfg['input_size'], m.patch_embed.img_size)
m = timm.create_model('vit_tiny_patch16_224', pretrained_cfg=dict(input_size=(3, 128, 128), num_classes=7))
print(m.pretrained_cfg, m.num_classes)
# ---
import timm
m = timm.create_model('vit_tiny_patch16_224.augreg_in21k')
print(m.num_classes, m.pretrained_cfg['tag'], m.head)
m = timm.create_model('vit_base_patch16_224.orig_in21k')
print(m.num_classes, m.head, m.pretrained_cfg['tag'])
m = timm.create_model('timm/vit_tiny_patch16_224.augreg_in21k_ft_in1k')
print(m.pretrained_cfg['tag'])
# ---
import timm
timm.create_model('vit_tiny_patch16_224.foo')
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', exportable=True, scriptable=True)
print(timm.layers.is_exportable(), timm.layers.is_scriptable(), timm.layers.is_no_jit())
print(m(torch.zeros(1, 3, 224, 224)).shape)
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', dynamic_img_size=True, depth=2, num_classes=5)
print(m(torch.zeros(1, 3, 224, 224)).shape, m(torch.zeros(1, 3, 96, 128)).shape)
print(m(torch.zeros(1, 3, 100, 100)).shape)
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', dynamic_img_size=True, dynamic_img_pad=True, depth=1)
print(m(torch.zeros(1, 3, 100, 100)).shape, m.forward_features(torch.zeros(1, 3, 100, 100)).shape)
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', reg_tokens=4, no_embed_class=True, depth=1)
print(m.pos_embed.shape, m.reg_token.shape, m.num_prefix_tokens, m.num_reg_tokens, m.no_embed_class)
print(m.forward_features(torch.zeros(1, 3, 224, 224)).shape)
m = timm.create_model('vit_tiny_patch16_224', class_token=False, global_pool='avg', fc_norm=False, depth=1)
print(m.cls_token, m.norm, m.fc_norm, m(torch.zeros(1, 3, 224, 224)).shape)
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', global_pool='max', depth=1)
print(m.global_pool, m.norm, m.fc_norm, m(torch.zeros(1, 3, 224, 224)).shape)
m = timm.create_model('vit_tiny_patch16_224', global_pool='avgmax', depth=1)
print(m.global_pool, m.norm, m.fc_norm, m(torch.zeros(1, 3, 224, 224)).shape)
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', pos_embed='none', depth=1)
print(m.pos_embed, m.forward_features(torch.zeros(1, 3, 224, 224)).shape)
m = timm.create_model('vit_tiny_patch16_224', pre_norm=True, final_norm=False, depth=1)
print(m.norm_pre, m.norm, m.fc_norm)
print(m)
# ---
import timm, torch
m = timm.create_model('vit_tiny_patch16_224', weight_init='skip', depth=1)
print(m.blocks[0].attn.qkv.weight.shape, m.pos_embed.shape)
m = timm.create_model('vit_tiny_patch16_224', weight_init='foo', depth=1)
# ---
import timm, torch
torch.manual_seed(0)
m = timm.create_model('vit_tiny_patch16_224', depth=1, weight_init='jax')
print(m.head.weight.sum(), m.blocks[0].mlp.fc1.weight[0, :4], m.blocks[0].mlp.fc1.bias[:4])
# ---
import timm, torch
torch.manual_seed(0)
m = timm.create_model('vit_tiny_patch16_224', depth=1, weight_init='moco')
print(m.blocks[0].attn.qkv.weight[0, :4])
# ---
import timm, torch
torch.manual_seed(1)
m = timm.create_model('resnet18', num_classes=3).eval()
print(m(torch.ones(1, 3, 64, 64)))
print(m.conv1.weight[0, 0, 0], m.fc.weight[0, :3], m.bn1.weight[:3], m.layer1[0].bn2.weight[:3])
# ---
import timm, torch
for gp in ['avg', 'max', 'avgmax', 'catavgmax', '']:
    m = timm.create_model('resnet18', global_pool=gp, num_classes=4)
    print(repr(gp), m.global_pool, m.fc, m(torch.zeros(1, 3, 64, 64)).shape)
# ---
import timm, torch
m = timm.create_model('resnet18', global_pool='fast', num_classes=4)
print(m.global_pool, m(torch.zeros(1, 3, 64, 64)).shape)
# ---
import torch
from timm.models.vision_transformer import VisionTransformer
v = VisionTransformer()
print(sum(p.numel() for p in v.parameters()), v.head, v.num_classes, v.embed_dim)
v = VisionTransformer(img_size=64, patch_size=8, in_chans=1, num_classes=10, embed_dim=64, depth=2, num_heads=4, mlp_ratio=2., qkv_bias=False, drop_rate=0.1, attn_drop_rate=0.1, drop_path_rate=0.1)
print(v)
print(v(torch.zeros(2, 1, 64, 64)).shape)
# ---
import torch
from timm.models.vision_transformer import VisionTransformer
VisionTransformer(embed_dim=65, num_heads=4)
# ---
import torch
from timm.models.vision_transformer import VisionTransformer
v = VisionTransformer(img_size=32, patch_size=16, embed_dim=24, depth=2, num_heads=2, num_classes=0, global_pool='avg', class_token=False, weight_init='skip', norm_layer='layernorm', act_layer='silu', embed_norm_layer='layernorm')
print(v)
print(v(torch.zeros(1, 3, 32, 32)).shape)
# ---
import timm, torch
torch.manual_seed(0)
m = timm.create_model('vit_tiny_patch16_224', depth=2, patch_drop_rate=0.5, img_size=64)
print(m.patch_drop, m.forward_features(torch.ones(1, 3, 64, 64)).shape)
from timm.layers import PatchDropout
torch.manual_seed(0)
p = PatchDropout(0.5, ordered=True)
print(p.prob, p.num_prefix_tokens, p(torch.arange(9.).reshape(1, 9, 1)).flatten())
torch.manual_seed(0)
print(PatchDropout(0.3, num_prefix_tokens=0)(torch.arange(18.).reshape(2, 9, 1)).flatten(1))
PatchDropout(1.)
# ---
import timm, torch
torch.manual_seed(0)
m = timm.create_model('vit_tiny_patch16_224', depth=1, num_classes=3)
m.init_weights()
print(m.blocks[0].attn.qkv.weight[0, :3], m.patch_embed.proj.weight[0, 0, 0, :3], m.cls_token[0, 0, :3], m.patch_embed.proj.bias[:3])
m.init_weights('jax')
print(m.head.bias, m.patch_embed.proj.weight[0, 0, 0, :3])
m.init_weights('jax_nlhb'); print(m.head.bias)
m.init_weights('moco'); print(m.head.weight[0, :3], m.blocks[0].attn.proj.weight[0, :3])
m.init_weights('reset'); print(m.head.weight[0, :3], m.blocks[0].norm1.weight[:3])
torch.manual_seed(0)
d = timm.create_model('deit_tiny_distilled_patch16_224', depth=1, weight_init='jax', num_classes=2)
print(d.head_dist.weight.sum(), d.dist_token[0, 0, :3], d.blocks[0].mlp.fc1.weight[0, :3])
torch.manual_seed(0)
r = timm.create_model('vit_tiny_patch16_224', depth=1, weight_init='reset', num_classes=2)
print(r.head.weight[0, :3], r.pos_embed[0, 0, :3], r.cls_token[0, 0, :2])
s = timm.create_model('vit_tiny_patch16_224', depth=1, fix_init=True)
print(s.fix_init, s.weight_init_mode)
# ---
import timm, torch
m = timm.create_model('resnet18', drop_path_rate=0.2, act_layer='gelu', num_classes=3)
print(m.layer4[1], m.act1, m.layer1[0].drop_path, m.layer2[0].stride, m.layer2[0].dilation)
m = timm.create_model('resnet50', output_stride=8, features_only=True, out_indices=(2, 4))
print([tuple(f.shape) for f in m(torch.zeros(1, 3, 64, 64))], m.feature_info.reduction(), m.layer3[1].conv2, m.layer4[0].downsample)
m = timm.create_model('resnet18', output_stride=16)
print(m.layer4, m(torch.zeros(1, 3, 64, 64)).shape)
timm.create_model('resnet18', output_stride=4)
# ---
import timm, torch
for kw in [dict(depth=-1), dict(embed_dim=0), dict(mlp_ratio=0.5), dict(num_heads=0), dict(img_size=0), dict(norm_layer='foo'), dict(act_layer='foo'), dict(norm_layer='rmsnorm'), dict(norm_layer='layernorm2d'), dict(act_layer='quick_gelu'), dict(weight_init='foo'), dict(reg_tokens=-1), dict(drop_rate=1.5), dict(global_pool=None), dict(init_values=0.), dict(fc_norm=True), dict(class_token=False, global_pool='max'), dict(qkv_bias=None), dict(in_chans=None), dict(num_classes=True)]:
    try: print(kw, timm.create_model('vit_tiny_patch16_224', **{'depth': 1, **kw}).num_classes)
    except Exception as e: print(kw, type(e).__name__, e)
# ---
import timm, torch
from timm.models.vision_transformer import VisionTransformer
for kw in [dict(norm_layer=torch.nn.LayerNorm), dict(norm_layer=torch.nn.Identity), dict(act_layer=torch.nn.ReLU), dict(embed_norm_layer=torch.nn.LayerNorm), dict(pos_embed=''), dict(no_embed_class=True, reg_tokens=1), dict(global_pool='avg', pool_include_prefix=True), dict(final_norm=False), dict(scale_attn_norm=True, scale_mlp_norm=True), dict(proj_bias=False), dict(dynamic_img_size=True)]:
    v = VisionTransformer(img_size=32, patch_size=16, embed_dim=24, depth=1, num_heads=2, num_classes=3, **kw)
    print(list(kw), v(torch.zeros(1, 3, 32, 32)).shape, sum(p.numel() for p in v.parameters()), len(v.state_dict()))
# ---
import timm
m = timm.create_model('vit_tiny_patch16_224', num_classes=10)
for attr in ['num_classes', 'num_features', 'head_hidden_size', 'embed_dim', 'num_prefix_tokens', 'num_reg_tokens', 'has_class_token', 'no_embed_class', 'dynamic_img_size', 'grad_checkpointing', 'global_pool', 'in_chans', 'attn_pool', 'reg_token', 'pool_include_prefix', 'weight_init_mode', 'fix_init', 'dist_token', 'feature_info', 'patch_size', 'depth', 'num_heads']:
    try: print(attr, getattr(m, attr))
    except Exception as e: print(attr, type(e).__name__, e)
for attr in ['num_heads', 'head_dim', 'attn_dim', 'scale', 'fused_attn', 'gate', 'dim', 'q_norm', 'attn_drop']:
    try: print(attr, getattr(m.blocks[0].attn, attr))
    except Exception as e: print(attr, type(e).__name__, e)
for attr in ['patch_size', 'img_size', 'grid_size', 'num_patches', 'flatten', 'output_fmt', 'strict_img_size', 'dynamic_img_pad', 'embed_dim']:
    try: print(attr, getattr(m.patch_embed, attr))
    except Exception as e: print(attr, type(e).__name__, e)
# ---
import timm
m = timm.create_model('resnet50', num_classes=10)
for attr in ['num_classes', 'num_features', 'head_hidden_size', 'drop_rate', 'grad_checkpointing', 'global_pool', 'in_chans', 'feature_info', 'expansion', 'inplanes']:
    try: print(attr, getattr(m, attr))
    except Exception as e: print(attr, type(e).__name__, e)
b = m.layer2[0]
for attr in ['stride', 'dilation', 'drop_path', 'se', 'expansion', 'aa', 'drop_block', 'downsample', 'planes']:
    try: print(attr, getattr(b, attr))
    except Exception as e: print(attr, type(e).__name__, e)
print(m.global_pool.pool, m.global_pool.flatten, m.global_pool.pool_type, m.global_pool.is_identity(), m.global_pool.feat_mult())
# ---
import timm
print(timm.create_model('vit_tiny_patch16_224', reg_tokens=2, init_values=1e-5, qk_norm=True, depth=1, global_pool='avg', pre_norm=True, drop_path_rate=0.1, num_classes=3))
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224').eval()
x = torch.zeros(2, 3, 224, 224)
o = m.forward_intermediates(x, indices=[3, 7, 11], output_fmt='NLC', norm=True, return_prefix_tokens=True, intermediates_only=True)
for sp, pre in o: print(sp.shape, pre.shape)
m.forward_intermediates(x, indices=[12])
# ---
import timm
m = timm.create_model('vit_tiny_patch16_224')
print(m.default_cfg is m.pretrained_cfg, m.default_cfg == timm.get_pretrained_cfg('vit_tiny_patch16_224').to_dict())
m.pretrained_cfg['mean'] = (0, 0, 0); print(m.default_cfg['mean'])
print(timm.get_pretrained_cfg('resnet50').tag, timm.get_pretrained_cfg('resnet50').input_size, timm.get_pretrained_cfg_value('resnet50', 'crop_pct'), timm.get_pretrained_cfg('nope'))
print(timm.get_pretrained_cfg('resnet50.foo'))
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', depth=4, img_size=(128, 64))
print(m.patch_embed.img_size, m.patch_embed.grid_size, m.pos_embed.shape, m(torch.zeros(1, 3, 128, 64)).shape)
m.set_input_size((64, 64)); print(m.pos_embed.shape, type(m.pos_embed).__name__, m(torch.zeros(1, 3, 64, 64)).shape)
m.set_input_size(img_size=64); print(m.patch_embed.img_size)
m(torch.zeros(1, 3, 128, 64))
# ---
import timm
for n in ['vit_large_patch16_224', 'vit_base_patch8_224', 'vit_small_patch32_384', 'deit_base_patch16_384', 'deit_base_distilled_patch16_384', 'resnet34', 'resnet101']:
    m = timm.create_model(n)
    print(n, sum(p.numel() for p in m.parameters()), m.num_features, m.default_cfg['input_size'], m.default_cfg['crop_pct'])
# ---
from timm.layers import Mlp
from timm.models.vision_transformer import Block
for f in (lambda: Block(8, 2, norm_layer=None), lambda: Block(8, 2, act_layer=None), lambda: Block(8, 2, mlp_layer=None), lambda: Mlp(4, act_layer=None), lambda: Mlp(4, None, None), lambda: Block(8, 2, init_values=None).ls1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
