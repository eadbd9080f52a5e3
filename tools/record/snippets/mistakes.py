import torch
x = torch.randn(1, 3, 224, 224)
x.view(1, 196, 768)
# ---
import torch
x = torch.zeros(2, 192, 14, 14)
x.permute(0, 2, 3, 1).view(2, -1, 192).view(2, 196, 191)
# ---
import torch
x = torch.zeros(2, 192, 14, 14)
x.permute(0, 2, 3, 1).view(2, 14 * 192, 14)
# ---
import torch
cls = torch.zeros(1, 1, 192)
x = torch.zeros(4, 196, 192)
torch.cat((cls, x), dim=1)
# ---
import torch
cls = torch.zeros(4, 1, 192)
x = torch.zeros(4, 196, 192)
x = torch.cat((cls, x), dim=1)
x + torch.zeros(1, 196, 192)
# ---
import torch
q = torch.zeros(2, 3, 197, 64)
q @ q
# ---
import torch
qkv = torch.zeros(2, 197, 576)
q, k, v = qkv.reshape(2, 197, 3, 3, 64).permute(0, 3, 1, 2, 4)
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(4, 2))
    def forward(self, x):
        return self.layers(x)
Net()(torch.zeros(1, 4))
# ---
import torch
from torch import nn
nn.Linear(192, 10)(torch.zeros(192, 2))
# ---
import torch
from torch import nn
net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Flatten(), nn.Linear(8 * 32 * 32, 10))
net(torch.zeros(2, 3, 32, 32))
# ---
import torch
from torch import nn
net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.Conv2d(16, 8, 3))
net(torch.zeros(1, 3, 8, 8))
# ---
import torch
from torch import nn
m = nn.ModuleList([nn.Linear(2, 2), nn.Linear(2, 2)])
m(torch.zeros(1, 2))
# ---
import torch
from torch import nn
nn.MultiheadAttention(192, 5)
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False)
m(torch.zeros(1, 224, 224, 3))
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, num_classes=0)
m.head.weight
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False)
m.blocks[0](torch.zeros(1, 3, 224, 224))
# ---
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', pretrained=False)
torch.nn.Sequential(*m.children())(torch.zeros(1, 224, 224))
# ---
import torch, timm
m = timm.create_model('resnet50', pretrained=False)
m.head
# ---
import torch, timm
m = timm.create_model('resnet50', pretrained=False)
m(torch.zeros(2, 1, 224, 224))
# ---
import torch, timm
m = timm.create_model('resnet50', pretrained=False)
torch.nn.Sequential(*list(m.children())[:-2])(torch.zeros(2, 3, 224, 224)) @ torch.zeros(2, 3)
# ---
import torch, timm
m = timm.create_model('resnet18', pretrained=False)
torch.nn.Linear(512, 10)(m.forward_features(torch.zeros(1, 3, 224, 224)))
# ---
import timm
timm.create_model('vit_tiny_patch16_224', pretrained=False, class=3)
# ---
import timm
timm.create_model('vit_tiny_patch16_224', pretrained=False, num_classes)
# ---
import timm
timm.create_model('vit_tiny', pretrained=False)
# ---
import timm
timm.create_model(pretrained=False)
# ---
import timm
timm.create_model('vit_tiny_patch16_224', pretrain=False)
# ---
import timm
timm.create_model('resnet50', pretrained=False, img_size=64)
# ---
import timm
timm.create_model('resnet50', pretrained=False, depth=3)
# ---
import torch.foo
# ---
import torch.nn.Linear
# ---
import foo
# ---
import timm.foo
# ---
import torch
torch.nn.functional.linear(torch.zeros(2, 3), torch.zeros(3, 4))
# ---
import torch
x = torch.zeros(2, 3)
x.requires_grad = True
x[0, 0] = 'a'
# ---
import torch
x = torch.zeros(2, 3)
x[0] = torch.zeros(4)
# ---
import torch
x = torch.zeros(2, 3)
x[:, 3] = 1
# ---
import torch
x = torch.zeros(2, 3)
x[5] = 1
# ---
import torch
x = torch.zeros(2, 3)
x[[0, 1], [0, 1, 2]] = 1
# ---
import torch
x = torch.zeros(2, 3)
x[x > 0] = torch.ones(5)
# ---
import torch
x = torch.zeros(2, 3)
x[torch.ones(2, 3, dtype=torch.bool)] = torch.ones(5)
# ---
import torch
x = torch.zeros(2, 3)
x[0, 0, 0] = 1
# ---
import torch
x = torch.zeros(2, 3)
x['a'] = 1
# ---
import torch
x = torch.zeros(2, 3)
x.shape = (3, 2)
# ---
import torch
x = torch.zeros(2, 3)
x.foo = 3
print(x.foo)
x.bar
# ---
import torch
x = torch.zeros(2, 3)
x.shape[0] = 3
# ---
import torch
x = torch.zeros(2, 3)
del x[0]
# ---
import torch
x = torch.arange(3)
x += torch.tensor([0.5, 0.5, 0.5])
# ---
import torch
x = torch.arange(3)
x /= 2
# ---
import torch
x = torch.zeros(3)
x += torch.zeros(2, 3)
# ---
import torch
x = torch.zeros(3)
x @= torch.zeros(3)
print(x)
# ---
import torch
print(torch.zeros(2).foo())
# ---
import torch
for a, b in torch.zeros(3, 3):
    pass
# ---
import torch
a, b, c, d = torch.zeros(3, 4)
# ---
import torch
b, c = torch.zeros(2, 3, 4).shape
# ---
import torch
if torch.zeros(2) == torch.zeros(2):
    print('x')
# ---
import torch
while torch.tensor([1, 2]) > 0:
    break
# ---
import torch
print(torch.zeros(2) and 1)
# ---
import torch
assert torch.zeros(2, 3).shape == (3, 2), f'bad shape {torch.zeros(2, 3).shape}'
# ---
import torch
x = torch.tensor([1, 2, 3])
x.append(4)
# ---
import torch
x = torch.tensor([1, 2, 3])
x.len()
# ---
import torch
print('a' + torch.zeros(2))
# ---
import torch
print('shape ' + torch.zeros(2).shape)
# ---
import torch
print(f'{torch.zeros(2, 2):.3f}')
# ---
import torch
print('%.2f' % torch.zeros(2))
# ---
import torch
int('a') if torch.zeros(1) else float(torch.zeros(2))
# ---
import torch
torch.tensor([1, 2], [3, 4])
# ---
import torch
torch.tensor([[1, 2], [3, 4, 5]])
# ---
import torch
torch.tensor([[1, 2], 3])
# ---
import torch
torch.tensor([[[1], [2]], [[3], [4, 5]]])
# ---
import torch
torch.zeros([2, 'a'])
# ---
import torch
torch.zeros(2, 3, dtype=torch.flaot32)
# ---
import torch
torch.ones(2, 3).to(torch.float31)
# ---
import torch
torch.zeros(2, 3).type(torch.foo)
# ---
import torch
torch.randn(2, 3).reshape(6.)
# ---
import torch
torch.randn((2, 3), 4)
# ---
import torch
torch.cat(torch.zeros(2), torch.zeros(2))
# ---
import torch
torch.cat([torch.zeros(2, 3), torch.zeros(2, 3)], axis=2)
# ---
import torch
torch.stack(torch.zeros(2), torch.zeros(2))
# ---
import torch
torch.stack([torch.zeros(2, 3), [1, 2]])
# ---
import torch
torch.matmul(torch.zeros(2, 3))
# ---
import torch
torch.matmul(torch.zeros(2, 3), [1, 2, 3])
# ---
import torch
torch.max(torch.zeros(2, 3), dim=2)
# ---
import torch
torch.sum(torch.zeros(2, 3), axis=2)
# ---
import torch
torch.mean(torch.arange(3))
# ---
import torch
torch.zeros(2, 3).mean(dim='a')
# ---
import torch
torch.arange(6).reshape(2, 3).float().mean(axis=3)
# ---
import torch
torch.nn.functional.one_hot(torch.tensor([0.5]))
# ---
import torch
torch.nn.functional.interpolate(torch.zeros(14, 14), size=(7, 7))
# ---
import torch
torch.nn.Conv2d(3, 8, 3, foo=1)
# ---
import torch
torch.nn.Conv2d(3, 8)
# ---
import torch
torch.nn.Conv2d(in_channels=3, out_channels=8, kernel=3)
# ---
import torch
torch.nn.Linear(in_features=3)
# ---
import torch
torch.nn.Linear(3, 4, 5, 6, 7, 8)
# ---
import torch
torch.nn.LayerNorm()
# ---
import torch
torch.nn.Dropout(p=1.1)
# ---
import torch
torch.nn.Flatten()(torch.zeros(3).sum())
# ---
import torch
torch.nn.Flatten(2)(torch.zeros(3, 4))
# ---
import torch
torch.nn.Sequential(torch.nn.Linear(2, 2))(1)
# ---
import torch
class M(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.l = torch.nn.Linear(2, 2)
M()(torch.zeros(1, 2))
# ---
import torch
class M(torch.nn.Module):
    def __init__(self):
        self.p = torch.nn.Parameter(torch.zeros(1))
M()
# ---
import torch
class M(torch.nn.Module):
    def __init__(self):
        self.register_buffer('x', torch.zeros(1))
M()
# ---
import torch
class M(torch.nn.Module):
    def __init__(self):
        self.x = 3
print(M().x)
M()(torch.zeros(1))
# ---
import torch
class M(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.l = torch.nn.Linear(2, 2)
    def forward(self, x):
        return self.ll(x)
M()(torch.zeros(1, 2))
# ---
import torch
class M(torch.nn.Module):
    def __init__(self):
        super().__init__()
    def forward(self, x):
        return x
M()()
# ---
import torch
class M(torch.nn.Module):
    def __init__(self):
        super().__init__()
    def forward(self, x):
        return x
M()(torch.zeros(1), y=2)
# ---
import torch
m = torch.nn.Linear(2, 2)
m.weight = 3
# ---
import torch
m = torch.nn.Linear(2, 2)
m.weight = torch.zeros(2, 2)
# ---
import torch
m = torch.nn.Sequential(torch.nn.Linear(2, 2))
m[0] = 3
# ---
import torch
m = torch.nn.Sequential(torch.nn.Linear(2, 2))
m[1] = torch.nn.ReLU()
# ---
import torch
m = torch.nn.Linear(2, 2)
m.weight[0, 0] = 1
m.weight[3]
# ---
import torch
m = torch.nn.Linear(2, 2)
m.load_state_dict(torch.nn.Linear(3, 2).state_dict())
# ---
import torch
m = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Linear(2, 2))
m.load_state_dict(torch.nn.Linear(2, 2).state_dict())
# ---
import torch
del torch.nn.Linear(2, 2).foo
# ---
import torch
torch.nn.Linear(2, 2).cuda()
# ---
import torch
torch.zeros(2).to('cuda:0')
# ---
import torch
torch.zeros(2, device='cuda')
# ---
import torch
torch.device('cudaa')
# ---
import torch
raise NotImplementedError('later')
# ---
import torch
torch.zeros(10 ** 6, 10 ** 6)
# ---
import torch
torch.ones(2 ** 40)
# ---
import torch
torch.zeros(1, 2)[0][1][2]
# ---
import torch
torch.zeros(3).expand(2, 4)
# ---
import torch
torch.zeros(2, 3).expand(2)
# ---
import torch
torch.arange(10).unfold(0, 11, 1)
# ---
import torch
torch.arange(10).view(3, 3)
# ---
import torch
torch.arange(10).split([3, 3])
# ---
import torch
torch.ones(2, 3).bmm(torch.ones(2, 3))
# ---
import torch
torch.einsum('bij,bjk->bik', torch.zeros(2, 3, 4), torch.zeros(2, 5, 6))
# ---
import torch
torch.einsum('bhid,bhjd->bhij', torch.zeros(2, 3, 4), torch.zeros(2, 3, 4))
# ---
import torch
torch.nn.functional.scaled_dot_product_attention(torch.zeros(1, 2, 3, 4), torch.zeros(1, 2, 3, 5), torch.zeros(1, 2, 3, 5))
# ---
import torch
torch.nn.functional.cross_entropy(torch.zeros(3, 10), torch.zeros(3, 10).long())
# ---
import torch
torch.nn.CrossEntropyLoss()(torch.zeros(4, 10), torch.tensor([1, 2, 3]))
# ---
import torch
torch.nn.CrossEntropyLoss()(torch.zeros(2, 3), torch.tensor([0, 7]))
# ---
import torch
torch.gather(torch.zeros(2, 3), 1, torch.tensor([[0, 5]]))
# ---
import torch
torch.index_select(torch.zeros(2, 3), 1, torch.tensor([3]))
# ---
import torch
torch.where(torch.zeros(2, 3), 1, 2)
# ---
import torch
torch.zeros(2, 3).topk(5)
# ---
import torch
torch.randperm(5)[5]
# ---
import torch
[torch.zeros(2)][torch.tensor(1)]
# ---
import torch
{'a': 1}[torch.tensor(1)]
# ---
import torch
torch.zeros(2, 3).T.view(6)
# ---
import torch
torch.zeros(2, 3, 4).transpose(1, 2).view(2, 12)
# ---
import torch
torch.zeros(4, 4)[::-1]
# ---
import torch
torch.zeros(2, 3).squeeze(0).squeeze(0).squeeze(5)
# ---
import torch
torch.broadcast_shapes((2, 3), (4, 3))
# ---
import torch
torch.nn.Unflatten(1, (3, 3))(torch.zeros(2, 8))
# ---
import torch
torch.nn.AdaptiveAvgPool2d(1)(torch.zeros(3))
# ---
import torch
torch.nn.MaxPool2d(2)(torch.zeros(2, 3, 1, 1))
# ---
import torch
torch.nn.BatchNorm2d(64)(torch.zeros(2, 32, 7, 7))
# ---
import torch
torch.nn.BatchNorm2d(64)(torch.zeros(2, 64))
# ---
import torch
torch.nn.Embedding(10, 4)(torch.tensor([10]))
# ---
import torch
torch.nn.Embedding(10, 4)(torch.tensor([1.0]))
# ---
import torch
torch.manual_seed()
# ---
import torch
torch.nn.init.xavier_uniform_(torch.empty(5))
# ---
import torch
torch.nn.Parameter(torch.tensor([1, 2]))
