import torch
torch.zeros(2, 3) @ torch.zeros(2, 3)
# ---
import torch
torch.zeros(2, 3).view(7)
# ---
import torch
torch.zeros(2, 3).t().view(6)
# ---
import torch
torch.zeros(3)[5]
# ---
import torch
torch.zeros(2, 3).sum(dim=3)
# ---
import torch
torch.zeros(2, 3).squeeze(5)
# ---
import torch
torch.zeros(2, 3)[:, :, 0]
# ---
import torch
torch.tensor([1, 2]) + torch.tensor([1, 2, 3])
# ---
import torch
torch.cat([torch.zeros(2, 3), torch.zeros(3, 2)], dim=1)
# ---
import torch
torch.tensor([1., 2.]).item()
# ---
import torch
from torch import nn
nn.Linear(4, 2)(torch.zeros(3, 5))
# ---
import torch
from torch import nn
nn.Linear(4, 2)(torch.zeros(4, dtype=torch.int64))
# ---
import torch
from torch import nn
nn.Conv2d(3, 8, 3)(torch.zeros(1, 4, 8, 8))
# ---
import torch
from torch import nn
nn.BatchNorm2d(3)(torch.zeros(2, 3))
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(2, 2)
Net()
# ---
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 2)
    def forward(self, x):
        return self.fc2(x)
Net()(torch.zeros(1, 2))
# ---
import torch
from torch import nn
class Net(nn.Module):
    pass
Net()(torch.zeros(1))
# ---
import torch
from torch import nn
m = nn.Linear(2, 2)
m.weight = torch.zeros(2, 2)
# ---
import torch
from torch import nn
m = nn.Sequential(nn.Linear(2, 2))
m[3]
# ---
import torch
from torch import nn
nn.Sequential([nn.Linear(2, 2)])
# ---
import torch
from torch import nn
nn.MultiheadAttention(10, 3)
# ---
import torch
from torch import nn
nn.Dropout(1.5)
# ---
import torch
torch.zeros(2).cuda()
# ---
import torch
from torch import nn
nn.Linear(2, 2).to('cuda')
# ---
import torch
torch.nope
# ---
import torch.nn as nn
nn.Lineer(2, 3)
# ---
import timm
timm.create_model('vit_tiny_patch16_224', pretrained=False, nope=1)
# ---
import timm
timm.create_model('resnet500')
# ---
import timm
timm.create_model('vit_tiny_patch16_224').nope
# ---
import timm
timm.create_model('vit_tiny_patch16_224').blocks[12]
# ---
import torch, timm
timm.create_model('vit_tiny_patch16_224')(torch.zeros(1, 3, 225, 224))
# ---
import torch, timm
timm.create_model('vit_tiny_patch16_224', dynamic_img_size=True)(torch.zeros(1, 3, 225, 224))
# ---
import torch, timm
timm.create_model('vit_tiny_patch16_224', num_heads=5)
# ---
import torch
from timm.layers import PatchEmbed
PatchEmbed(32, 8)(torch.zeros(1, 3, 64, 64))
# ---
import torch
torch.zeros(2, 3).reshape(2, 2)
# ---
import torch
torch.ones(2, 3).expand(3, 3)
# ---
import torch
torch.stack([torch.zeros(1), torch.zeros(2)])
# ---
import torch
torch.zeros(2, 3).permute(0, 1, 2)
# ---
import torch
torch.zeros(4).split(0)
# ---
import torch
torch.tensor([[1, 2], [3]])
# ---
import torch
torch.tensor('hello')
# ---
import torch
a = torch.arange(3)
a += 0.5
# ---
import torch
if torch.zeros(3):
    pass
# ---
import torch
torch.nn.functional.softmax(torch.zeros(2), dim=1)
# ---
import torch
torch.einsum('ij,jk->ik', torch.zeros(2, 3), torch.zeros(4, 5))
# ---
import torch
torch.nn.functional.cross_entropy(torch.zeros(2, 3), torch.tensor([0, 5]))
# ---
import torch
torch.nn.functional.one_hot(torch.tensor([3]), num_classes=2)
# ---
import torch
len(torch.tensor(3))
# ---
import torch
a, b = torch.zeros(3, 2)
# ---
import torch
B, C, H, W = torch.zeros(3, 4, 4).shape
# ---
import torch
torch.zeros(2, 3).view(2, 3, foo=1) if False else torch.zeros(2, 3).transpose(0)
# ---
import torch
x = torch.zeros(2, 3)
x[0, 5]
# ---
import torch
x = torch.zeros(2, 3)
x[:, [0, 7]]
# ---
import torch
x = torch.zeros(2, 3)
x[torch.tensor([True, False, True])]
# ---
import torch
x = torch.zeros(2)
x[0] = torch.ones(3)
# ---
import torch
torch.zeros(3) + 'a'
# ---
import torch
torch.ones(2, 3).matmul(torch.ones(2))
# ---
import torch
torch.randint(5, 2, (3,))
# ---
import torch
torch.zeros(-1)
# ---
import torch
torch.full((2,))
# ---
import torch
torch.zeros(2, dtype='float32')
# ---
import torch
from torch import nn
nn.LayerNorm(8)(torch.zeros(2, 4))
# ---
import torch
from torch import nn
nn.Embedding(3, 2)(torch.tensor([5]))
# ---
import torch
from torch import nn
nn.Flatten(1)(torch.zeros(3))
# ---
import torch
from torch import nn
nn.MaxPool2d(2)(torch.zeros(4))
# ---
import torch
from torch import nn
m = nn.ModuleList([nn.Linear(1, 1)])
m(torch.zeros(1))
# ---
import torch
from torch import nn
nn.Linear(2)
# ---
import torch
from torch import nn
nn.Linear(2, 3)(torch.zeros(1, 2), torch.zeros(1))
# ---
import torch
from torch import nn
class A(nn.Module):
    def __init__(self, dim):
        super().__init__()
    def forward(self, x):
        return x
A()
# ---
import torch
from torch import nn
class A(nn.Module):
    def forward(self, x):
        return x
A()(1, 2)
# ---
import torch
x = torch.zeros(2, 3)
raise ValueError(f'bad shape {x.shape}')
