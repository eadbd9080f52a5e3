import torch
torch.manual_seed(42)
print(torch.randn(3), torch.rand(2, 2), torch.randint(10, (4,)), torch.randperm(5), sep='\n')
print(torch.randn(4, 4))
print(torch.normal(0, 1, (3,)), torch.bernoulli(torch.full((5,), 0.5)), torch.empty(3).uniform_(-1, 1), torch.empty(3).normal_(), sep='\n')
# ---
import torch
torch.manual_seed(1)
a = torch.randn(2)
torch.manual_seed(1)
b = torch.randn(2)
print(a, torch.equal(a, b), torch.rand_like(a), torch.randn_like(a), torch.randint_like(a, 5), sep='\n')
# ---
import torch
from torch import nn
torch.manual_seed(0)
m = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))
x = torch.randn(2, 4)
print(m(x))
for n, p in m.named_parameters():
    print(n, p)
# ---
import torch
from torch import nn
torch.manual_seed(7)
print(nn.Conv2d(2, 3, 3).bias, nn.Embedding(3, 4).weight, nn.LayerNorm(4).weight, nn.BatchNorm2d(2).running_var, sep='\n')
print(nn.MultiheadAttention(4, 2).in_proj_weight[:2])
# ---
import torch
from torch import nn
torch.manual_seed(3)
w = torch.empty(3, 4)
nn.init.xavier_uniform_(w); print(w)
nn.init.kaiming_normal_(w, mode='fan_out', nonlinearity='relu'); print(w)
nn.init.trunc_normal_(w, std=0.02); print(w)
nn.init.constant_(w, 0.5); print(w)
nn.init.zeros_(w); print(w.sum())
# ---
import torch, timm
torch.manual_seed(0)
m = timm.create_model('vit_tiny_patch16_224', pretrained=False, img_size=32, patch_size=8, embed_dim=12, depth=1, num_heads=3, num_classes=4)
print(m.cls_token, m.pos_embed[0, :2, :4], m.patch_embed.proj.weight.flatten()[:4], m.blocks[0].attn.qkv.weight[0, :4], m.head.weight[:, :3], m.head.bias, sep='\n')
# ---
import torch, timm
torch.manual_seed(5)
m = timm.create_model('resnet18', pretrained=False, num_classes=3).eval()
print(m.conv1.weight.flatten()[:5], m.fc.weight[0, :4], m.layer1[0].bn2.weight[:3], m.bn1.running_mean[:3], sep='\n')
# ---
import torch
from torch import nn
torch.manual_seed(0)
d = nn.Dropout(0.5)
x = torch.ones(2, 5)
print(d(x))
d.eval()
print(d(x), d(x) is x)
# ---
import torch
torch.manual_seed(0)
x = torch.randn(2, 3, 4)
print(x.mean(), x.std(), x.var(dim=-1), x.softmax(-1), x.norm(), x.norm(dim=-1), sep='\n')
# ---
import torch
torch.manual_seed(2)
logits = torch.randn(3, 5)
print(logits.argmax(-1), torch.multinomial(logits.softmax(-1), 1).shape, torch.nn.functional.cross_entropy(logits, torch.tensor([0, 1, 2])))
print(logits.topk(2, dim=-1))
# ---
import torch
torch.manual_seed(9)
q, k, v = torch.randn(3, 1, 2, 4, 8).unbind(0)
a = (q @ k.transpose(-2, -1) * 8 ** -0.5).softmax(-1)
print(a[0, 0])
print((a @ v)[0, 0, 0], torch.nn.functional.scaled_dot_product_attention(q, k, v)[0, 0, 0], torch.allclose(a @ v, torch.nn.functional.scaled_dot_product_attention(q, k, v), atol=1e-6))
