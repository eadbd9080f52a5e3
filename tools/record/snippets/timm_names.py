import timm
print(timm.list_models('*deit*'))
print(len(timm.list_models()), len(timm.list_models(pretrained=True)), len(timm.list_models('vit*')), len(timm.list_models('*resnet*')))
print(timm.list_models('vit_*patch32*'))
# ---
import timm
print(timm.list_models(filter=['vit_tiny*', 'deit_tiny*']))
print(timm.list_models('vit_base*', exclude_filters=['*clip*', '*siglip*', '*dino*'])[:10])
print(timm.list_models('vit_tiny*', module='vision_transformer'), timm.list_models(module='resnet')[:5])
print(timm.list_models('resnet*', name_matches_cfg=True)[:5])
print(timm.list_models('vit_tiny*', include_tags=True))
# ---
import timm
print(timm.list_pretrained('vit_tiny*'))
print(timm.list_pretrained('resnet18*'))
print(timm.list_modules()[:8], len(timm.list_modules()))
# ---
import timm
f = timm.model_entrypoint('vit_tiny_patch16_224')
print(f.__name__, f.__module__)
m = f(pretrained=False, num_classes=3)
print(m.head)
print(timm.is_model('resnet50'), timm.is_model('foo'), timm.is_model_pretrained('resnet50'))
print(timm.models.is_model_in_modules('resnet50', ['resnet']), timm.models.is_model_in_modules('resnet50', ['vision_transformer']))
# ---
import timm
print(timm.model_entrypoint('foo'))
# ---
from timm.models.vision_transformer import vit_tiny_patch16_224, vit_base_patch16_224, VisionTransformer, _cfg, Mlp, PatchEmbed, Block, LayerScale, DropPath
m = vit_tiny_patch16_224(pretrained=False, num_classes=4)
print(m.head, type(m).__name__, m.default_cfg['architecture'])
print(_cfg(num_classes=3))
# ---
import timm
from timm import layers, data
from timm.models import vision_transformer, resnet, _features
for c in [layers.PatchEmbed, layers.Mlp, layers.Attention, layers.DropPath, layers.LayerScale, layers.SelectAdaptivePool2d, layers.LayerNorm, layers.LayerNorm2d, layers.GELU, vision_transformer.VisionTransformer, vision_transformer.Block, resnet.ResNet, resnet.BasicBlock, resnet.Bottleneck, layers.Format, layers.PatchDropout, layers.GluMlp, layers.SwiGLU, layers.RmsNorm, layers.GroupNorm]:
    print(c)
from timm.models.deit import VisionTransformerDistilled
print(VisionTransformerDistilled)
t = data.create_transform(224)
print([type(x) for x in t.transforms], type(t))
print([type(x) for x in data.create_transform(224, is_training=True, re_prob=0.2, hflip=0.3, vflip=0.1).transforms])
# ---
import timm
for kw in [dict(), dict(scale=(0.5, 1)), dict(re_prob=0.25, re_mode='pixel', re_count=2), dict(hflip=0., vflip=0.5), dict(color_jitter=None), dict(color_jitter=(0.1, 0.2, 0.3, 0.1)), dict(no_aug=True), dict(interpolation='random'), dict(separate=True), dict(grayscale_prob=0.2), dict(use_prefetcher=True), dict(normalize=False), dict(mean=(0.5, 0.5, 0.5), std=(0.5, 0.5, 0.5))]:
    print(timm.data.create_transform((3, 224, 224), is_training=True, **kw))
# ---
import timm
from timm.models import register_model, VisionTransformer, list_models, is_model, model_entrypoint
@register_model
def tiny_vit_of_mine(pretrained=False, pretrained_cfg=None, pretrained_cfg_overlay=None, cache_dir=None, **kwargs):
    """Mine."""
    args = dict(img_size=32, patch_size=16, embed_dim=24, depth=1, num_heads=2)
    return VisionTransformer(**dict(args, **kwargs))
m = timm.create_model('tiny_vit_of_mine', num_classes=5)
print(m.head, is_model('tiny_vit_of_mine'), list_models('tiny_vit_of*'), model_entrypoint('tiny_vit_of_mine') is tiny_vit_of_mine, timm.models.is_model_pretrained('tiny_vit_of_mine'))
# ---
import timm
print(timm.models.get_arch_name('vit_tiny_patch16_224.augreg_in21k'), timm.models.split_model_name_tag('a.b'), timm.models.split_model_name_tag('a'))
print(list(timm.models.get_arch_pretrained_cfgs('vit_tiny_patch16_224')))
print(timm.models.vit_tiny_patch16_224.__name__)
# ---
import timm
m = timm.create_model('vit_tiny_patch16_224', num_classes=0)
data_config = timm.data.resolve_model_data_config(m)
print(data_config)
transforms = timm.data.create_transform(**data_config, is_training=False)
print(transforms)
# ---
import timm
m = timm.create_model('resnet50')
print(timm.data.resolve_model_data_config(m))
print(timm.data.create_transform(**timm.data.resolve_data_config(m.pretrained_cfg, model=m)))
print(timm.data.create_transform(224), timm.data.create_transform((3, 224, 224), crop_pct=0.9, interpolation='bicubic'))
# ---
import timm
print(timm.data.create_transform(input_size=(3, 384, 384), crop_pct=1.0, crop_mode='squash', mean=(0.5, 0.5, 0.5), std=(0.5, 0.5, 0.5), interpolation='bicubic'))
print(timm.data.create_transform(224, use_prefetcher=True))
print(timm.data.create_transform(224, normalize=False))
print(timm.data.create_transform(224, separate=True))
# ---
import timm
print([m for m in timm.list_models('vit_*_patch16_224') if timm.is_model_pretrained(m)])
print(timm.list_models('resnet*', pretrained=True)[:6], timm.list_models('vit_tiny_patch16_224.*', pretrained=True))
print(timm.list_pretrained(['resnet18.*', 'resnet34.*'], exclude_filters='*gluon*'))
# ---
import timm, torch
x = torch.randn(1, 3, 224, 224)
for name in ['vit_tiny_patch16_224', 'deit_tiny_patch16_224', 'resnet18']:
    model = timm.create_model(name, num_classes=0)
    print(name, model(x).shape, model.num_features, model.default_cfg['architecture'], model.default_cfg['classifier'], model.default_cfg['first_conv'])
    print(timm.data.resolve_model_data_config(model))
# ---
import timm, torch
from timm.utils import accuracy, AverageMeter
out = torch.tensor([[0.1, 0.9, 0.0], [0.8, 0.1, 0.1], [0.2, 0.3, 0.5]])
print(accuracy(out, torch.tensor([1, 1, 2])), accuracy(out, torch.tensor([1, 1, 2]), topk=(1, 2)))
a = AverageMeter(); a.update(2.0, 3); a.update(torch.tensor(1.0)); print(a.avg, a.val, a.sum, a.count)
# ---
import timm
from timm.models import create_model, list_models, VisionTransformer, ResNet, FeatureListNet
print(create_model('resnet18', num_classes=2).fc, len(list_models('resnet*')), VisionTransformer, ResNet)
# ---
from timm.data.constants import IMAGENET_DEFAULT_MEAN, IMAGENET_DEFAULT_STD, IMAGENET_INCEPTION_MEAN
from timm.data import IMAGENET_DEFAULT_MEAN as M, DEFAULT_CROP_PCT, resolve_data_config
print(IMAGENET_DEFAULT_MEAN, IMAGENET_DEFAULT_STD, IMAGENET_INCEPTION_MEAN, M, DEFAULT_CROP_PCT)
print(resolve_data_config({}, pretrained_cfg={'input_size': (3, 64, 64), 'crop_pct': 0.5}))
print(resolve_data_config({'input_size': (1, 64, 64)}), resolve_data_config({'img_size': 32, 'in_chans': 1}))
# ---
from timm.models import register_model
from timm.models.vision_transformer import VisionTransformer
import timm
@register_model
def my_vit(pretrained=False, **kwargs):
    return VisionTransformer(img_size=32, patch_size=8, embed_dim=24, depth=1, num_heads=3, **kwargs)
print(timm.is_model('my_vit'), timm.create_model('my_vit', num_classes=3).head)
