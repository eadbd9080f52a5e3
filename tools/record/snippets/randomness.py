import torch
for seed in [0, 1, 42, 123, 1234, 2023, 3407, 2 ** 31, 2 ** 40]:
    torch.manual_seed(seed)
    print(seed, torch.rand(2), torch.randn(2), torch.randint(100, (3,)), torch.randperm(4), torch.rand(1).item(), torch.randn(1).item())
# ---
import torch
torch.manual_seed(0)
for n in [1, 2, 3, 7, 15, 16, 17, 24, 31, 32, 33, 100]:
    x = torch.randn(n)
    print(n, x[:3], x[-2:], x.sum())
print(torch.randn(2, 3, 4), torch.randn(()), torch.randn(0), torch.randn((2, 2)), torch.randn([3]), torch.randn(size=(2,)), torch.randn(2, dtype=torch.float64), torch.randn(17, dtype=torch.float64)[:3], torch.randn(3, dtype=torch.float16), torch.randn(20, dtype=torch.bfloat16)[:3], sep='\n')
# ---
import torch
torch.manual_seed(3)
print(torch.rand(3, dtype=torch.float64), torch.rand(2, dtype=torch.float16), torch.rand(2, dtype=torch.bfloat16), torch.randint(0, 2, (8,)), torch.randint(-5, 5, (2, 3)), torch.randint(10, size=(2,)), torch.randint(0, 2 ** 33, (2,)), torch.randint(0, 256, (4,), dtype=torch.uint8), torch.randint(3, (2,), dtype=torch.float32), torch.randint(high=7, size=(1,)), torch.randint(low=3, high=5, size=(4,)), sep='\n')
print(torch.randperm(10), torch.randperm(1), torch.randperm(0), torch.randperm(100)[:6], torch.randperm(3, dtype=torch.int32), sep='\n')
# ---
import torch
torch.manual_seed(7)
x = torch.empty(2, 3)
print(x.uniform_(), x.uniform_(-1, 1), x.normal_(), x.normal_(5, 0.1), x.bernoulli_(0.3), x.exponential_(), x.random_(10), x.clone().normal_(mean=1, std=2), x.log_normal_() if False else '', sep='\n')
print(torch.normal(0., 1., (4,)), torch.normal(torch.zeros(3), torch.ones(3)), torch.normal(torch.arange(3.), 0.1), torch.normal(2., torch.tensor([1., 2.])), torch.bernoulli(torch.full((2, 4), 0.4)), torch.rand_like(x), torch.randn_like(x), torch.randint_like(x, 3, 9), sep='\n')
# ---
import torch
from torch import nn
for seed in (0, 42):
    torch.manual_seed(seed)
    print(nn.Linear(5, 2).weight, nn.Linear(2, 3, bias=False).weight, nn.Conv2d(2, 2, 2).weight[0], nn.Conv2d(1, 3, 1).bias, nn.Embedding(2, 3).weight, nn.Linear(192, 10).bias, sep='\n')
# ---
import torch
from torch import nn
torch.manual_seed(0)
w = torch.empty(4, 5)
for f, kw in [(nn.init.uniform_, {}), (nn.init.uniform_, dict(a=-2, b=2)), (nn.init.normal_, dict(std=0.02)), (nn.init.xavier_uniform_, {}), (nn.init.xavier_normal_, dict(gain=2.)), (nn.init.kaiming_uniform_, dict(a=5 ** 0.5)), (nn.init.kaiming_normal_, dict(mode='fan_out')), (nn.init.trunc_normal_, dict(std=.02)), (nn.init.trunc_normal_, dict(mean=1., std=1., a=0., b=2.)), (nn.init.constant_, dict(val=3)), (nn.init.ones_, {}), (nn.init.zeros_, {}), (nn.init.eye_, {})]:
    print(f.__name__, kw, f(w, **kw))
c = torch.empty(2, 3, 2, 2)
print(nn.init.kaiming_normal_(c, mode='fan_in', nonlinearity='relu')[0, 0], nn.init.xavier_uniform_(c)[1, 2], nn.init.dirac_(torch.empty(2, 2, 3, 3))[0] if False else '')
print(nn.init.calculate_gain('relu'), nn.init.calculate_gain('tanh'), nn.init.calculate_gain('leaky_relu', 0.2), nn.init.calculate_gain('linear'))
# ---
import torch
from torch import nn
torch.manual_seed(0)
net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(8, 3))
x = torch.randn(2, 1, 4, 4)
print(net(x), net.eval()(x), net[1].running_mean, net[1].running_var, sep='\n')
net.train()
print(net(x)[0], net[1].num_batches_tracked)
# ---
import torch
from torch import nn
torch.manual_seed(1)
d = nn.Dropout(0.3)
x = torch.ones(4, 5)
print(d(x), nn.functional.dropout(x, 0.5), nn.functional.dropout(x, 0.5, training=False), d.eval()(x), nn.Dropout(0.)(x)[0], nn.Dropout(1.)(x)[0], sep='\n')
print(nn.functional.dropout(torch.ones(20), p=0.2), (nn.Dropout(0.1)(torch.ones(1000)) == 0).sum(), torch.rand(1))
# ---
import torch
torch.manual_seed(0)
p = torch.tensor([0.1, 0.2, 0.3, 0.4])
print(torch.multinomial(p, 2), torch.multinomial(p, 10, replacement=True), torch.multinomial(p.repeat(2, 1), 1), torch.bernoulli(p), torch.poisson(torch.tensor([1., 4.])) if False else '', sep='\n')
idx = torch.randperm(8)[:3]
x = torch.arange(8.) * 10
print(idx, x[idx], x[torch.randint(0, 8, (4,))], torch.rand(3).argsort(), torch.randn(4).topk(2), sep='\n')
# ---
import torch, timm
torch.manual_seed(0)
r = timm.create_model('resnet18', num_classes=4).eval()
x = torch.randn(1, 3, 64, 64)
print(r.conv1.weight[0, 0, 0], r.layer4[1].bn2.weight[:3], r.fc.bias, r.layer2[0].downsample[0].weight.flatten()[:3], sep='\n')
print(r(x).shape, r.forward_features(x).shape)
# ---
import torch
from timm.models.vision_transformer import VisionTransformer, Block, Attention
from timm.layers import PatchEmbed, Mlp, trunc_normal_, DropPath
torch.manual_seed(0)
print(PatchEmbed(8, 4, 1, 3)(torch.ones(1, 1, 8, 8)), Mlp(3, 5)(torch.ones(1, 3)), Attention(4, 2)(torch.randn(1, 3, 4)), Block(4, 2)(torch.randn(1, 2, 4)), trunc_normal_(torch.empty(4), std=.02), sep='\n')
print(DropPath(0.5).train()(torch.ones(6, 1)).flatten(), VisionTransformer(img_size=8, patch_size=4, embed_dim=6, depth=1, num_heads=2, num_classes=2).eval()(torch.randn(1, 3, 8, 8)), sep='\n')
# ---
import torch
from torch import nn
torch.manual_seed(0)
mha = nn.MultiheadAttention(8, 2, batch_first=True).eval()
x = torch.randn(1, 3, 8)
o, w = mha(x, x, x)
print(o, w, mha.in_proj_weight.shape, mha.out_proj, mha(x, x, x, need_weights=False)[1], mha(x, x, x, average_attn_weights=False)[1].shape, sep='\n')
print(mha(x, x, x, attn_mask=torch.triu(torch.ones(3, 3), 1).bool())[1], [n for n, _ in mha.named_parameters()], mha, sep='\n')
# ---
import torch
from torch import nn
torch.manual_seed(0)
enc = nn.TransformerEncoderLayer(8, 2, 16, dropout=0., batch_first=True).eval()
x = torch.randn(1, 3, 8)
print(enc(x), enc.linear1.weight[0], enc, sep='\n')
te = nn.TransformerEncoder(enc, 2)
print(te(x).shape, sum(p.numel() for p in te.parameters()), te.layers[1].self_attn.num_heads)
