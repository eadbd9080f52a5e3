import torch
from torch import nn
layers = (nn.MaxPool3d(2), nn.MaxPool3d((1, 2, 2), stride=1, ceil_mode=True), nn.AvgPool3d(2, padding=1), nn.AdaptiveAvgPool3d((None, 2, 1)), nn.AdaptiveMaxPool3d(2), nn.AdaptiveMaxPool1d(3, True), nn.MaxPool2d(2, return_indices=True), nn.MaxPool1d(3, return_indices=True), nn.MaxUnpool1d(2), nn.MaxUnpool2d((2, 3), stride=2), nn.MaxUnpool3d(2, padding=1), nn.FractionalMaxPool2d(2, output_size=3), nn.FractionalMaxPool3d((1, 2, 2), output_ratio=0.5), nn.LPPool3d(2, 2), nn.ConvTranspose3d(2, 3, 2, stride=2, bias=False), nn.ChannelShuffle(2), nn.FeatureAlphaDropout(0.25))
for layer in layers:
    print(layer, sorted(name for name in vars(layer) if name != 'training' and not name.startswith('_')))
    print(type(layer).__module__, isinstance(layer, nn.modules.pooling._MaxPoolNd))
# ---
import torch
from torch import nn
x = torch.arange(32.0).reshape(1, 2, 4, 4).sin().requires_grad_()
pool, unpool = nn.MaxPool2d(2, stride=2, return_indices=True), nn.MaxUnpool2d(2, stride=2)
output, indices = pool(x)
print(output, indices)
print(unpool(output, indices), unpool(output, indices, output_size=torch.Size([1, 2, 5, 5])).shape)
with torch.enable_grad():
    unpool(*pool(x)).square().sum().backward()
print(x.grad)
print(nn.Sequential(nn.ReLU(), pool)(x)[1].shape, nn.Sequential(nn.MaxPool2d(2), nn.Flatten())(x).shape)
# ---
import torch
from torch import nn
line = torch.tensor([[[1.0, 5.0, 2.0, 8.0, 3.0, 3.0]]])
for pool in (nn.MaxPool1d(2, return_indices=True), nn.AdaptiveMaxPool1d(2, return_indices=True)):
    print(pool(line))
print(nn.MaxUnpool1d(2)(*nn.MaxPool1d(2, return_indices=True)(line)))
volume = torch.arange(64.0).reshape(1, 1, 4, 4, 4).cos()
for pool in (nn.MaxPool3d(2, return_indices=True), nn.AdaptiveMaxPool3d(2, return_indices=True)):
    print(pool(volume))
print(nn.MaxUnpool3d(2)(*nn.MaxPool3d(2, return_indices=True)(volume)).sum())
print(nn.AvgPool3d(2)(volume), nn.AdaptiveAvgPool3d(1)(volume), nn.LPPool3d(2, 2)(volume))
print(nn.AvgPool3d(3, 2, 1, count_include_pad=False)(volume).shape, nn.MaxPool3d(3, 2, 1)(volume).shape)
# ---
import torch
from torch import nn
torch.manual_seed(0)
layer = nn.ConvTranspose3d(2, 3, 2, stride=2)
print(layer.weight.shape, layer.bias, layer(torch.ones(1, 2, 2, 2, 2)).shape, layer(torch.ones(1, 2, 1, 1, 1)).sum())
print(nn.ChannelShuffle(2)(torch.arange(8.0).reshape(1, 4, 1, 2)))
samples = torch.tensor([[[0.3, 0.7]]])
print(nn.FractionalMaxPool2d(2, output_size=2, return_indices=True, _random_samples=samples)(torch.arange(25.0).reshape(1, 1, 5, 5)))
print(nn.FractionalMaxPool2d(2, output_ratio=0.5, _random_samples=samples)(torch.arange(36.0).reshape(1, 1, 6, 6)).shape)
drop = nn.FeatureAlphaDropout(0.5)
print(drop(torch.ones(1, 4, 2)), drop.eval()(torch.ones(1, 2, 1)))
# ---
import torch
from torch import nn
x = torch.zeros(1, 1, 4, 4)
for wrong in (lambda: nn.FractionalMaxPool2d(2), lambda: nn.FractionalMaxPool2d(2, 3, 0.5), lambda: nn.FractionalMaxPool3d(2, output_ratio=1.5), lambda: nn.FractionalMaxPool3d((2, 0, 2), 2), lambda: nn.MaxUnpool2d(2)(x), lambda: nn.MaxUnpool2d(2)(x, torch.zeros(1, 1, 4, 4)), lambda: nn.MaxPool3d(2)(torch.zeros(4, 4)), lambda: nn.ConvTranspose3d(2, 3, 2)(x), lambda: nn.ChannelShuffle(3)(torch.zeros(1, 4, 2, 2)), lambda: nn.MaxPool3d()):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
# ---
import torch, torch.nn.functional as F
for f in ('max_pool1d', 'max_pool2d', 'max_pool3d', 'adaptive_max_pool1d', 'adaptive_max_pool2d', 'adaptive_max_pool3d', 'fractional_max_pool2d', 'fractional_max_pool3d'):
    for kw in ({}, {'return_indices': True}):
        for x in (1, None, [1.]):
            try: print(getattr(F, f)(x, 2, **kw, **({'output_size': 1} if 'frac' in f else {})))
            except Exception as e: print(f, kw, type(e).__name__, str(e).split('\n')[0])
