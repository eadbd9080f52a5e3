import torch
from torch import nn
torch.manual_seed(1)
m = nn.MultiheadAttention(4, 2)
for n, p in m.named_parameters():
    print(n, p.shape, p.flatten()[:5])
t = nn.TransformerEncoderLayer(4, 2, 8)
for n, p in t.named_parameters():
    print(n, p.shape, p.flatten()[:3])
print(m, t)
# ---
import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(1, 2, 6, 6)
for kw in [dict(), dict(stride=2), dict(padding=1), dict(padding='same'), dict(padding='valid'), dict(dilation=2), dict(padding=2, dilation=2), dict(groups=2), dict(padding=1, padding_mode='reflect'), dict(padding=1, padding_mode='replicate'), dict(padding=1, padding_mode='circular'), dict(padding=(1, 0)), dict(stride=(2, 1)), dict(bias=False)]:
    c = nn.Conv2d(2, 4, 3, **kw)
    y = c(x)
    print(c, tuple(y.shape), f'{y.sum().item():.4f}')
# ---
import torch
from torch import nn
c = nn.Conv2d(3, 4, 3)
for f in [lambda: c(torch.zeros(3, 8, 8)).shape, lambda: c(torch.zeros(4, 8, 8)), lambda: c(torch.zeros(1, 8, 8, 3)), lambda: c(torch.zeros(8, 8)), lambda: c(torch.zeros(1, 1, 3, 8, 8)), lambda: c(torch.zeros(1, 3, 8, 8, dtype=torch.uint8)), lambda: c(torch.zeros(1, 3, 8, 8).double()), lambda: c(torch.zeros(1, 3, 8, 8).half()), lambda: c(torch.zeros(1, 3, 8, 8).long()), lambda: c(torch.zeros(1, 3, 2, 2)), lambda: c(torch.zeros(0, 3, 8, 8)).shape, lambda: c([1]), lambda: c(None), lambda: c(), lambda: c(torch.zeros(1, 3, 8, 8), 1), lambda: c(torch.zeros(1, 3, 0, 8)), lambda: c(torch.zeros(1, 0, 8, 8))]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(2, 3, 10)
for c in [nn.Conv1d(3, 4, 3), nn.Conv1d(3, 6, 3, padding=1, groups=3), nn.Conv1d(3, 4, 5, padding='same'), nn.Conv1d(3, 4, 3, stride=2, dilation=2, bias=False), nn.Conv1d(3, 4, 3, padding=1, padding_mode='circular'), nn.ConvTranspose1d(3, 2, 4, 2, 1)]:
    y = c(x)
    print(c, tuple(y.shape), f'{y.abs().mean().item():.4f}')
for f in [lambda: nn.Conv1d(3, 4, 3)(torch.zeros(2, 4, 10)), lambda: nn.Conv1d(3, 4, 3)(torch.zeros(3, 10)).shape, lambda: nn.Conv1d(3, 4, 3)(torch.zeros(10)), lambda: nn.Conv1d(3, 4, 3)(torch.zeros(1, 3, 2)), lambda: nn.Conv1d(3, 4, 3)(torch.zeros(1, 2, 3, 2)), lambda: nn.Conv1d(3, 4, 3)(torch.zeros(1, 3, 5).double())]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(1, 4, 5, 5)
for c in [nn.ConvTranspose2d(4, 2, 2, stride=2), nn.ConvTranspose2d(4, 2, 3, padding=1), nn.ConvTranspose2d(4, 2, 4, 2, 1), nn.ConvTranspose2d(4, 4, 3, stride=2, padding=1, output_padding=1, groups=2), nn.ConvTranspose2d(4, 2, 16, 16, bias=False)]:
    y = c(x)
    print(c, tuple(y.shape), f'{y.sum().item():.4f}')
for f in [lambda: nn.ConvTranspose2d(4, 2, 2)(torch.zeros(1, 3, 5, 5)), lambda: nn.ConvTranspose2d(4, 2, 2)(torch.zeros(5, 5)), lambda: nn.ConvTranspose2d(4, 2, 2, output_padding=2)(x)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(2, 3, 4)
for n in [nn.LayerNorm(4), nn.LayerNorm([3, 4]), nn.LayerNorm((4,), eps=1e-6), nn.LayerNorm(4, elementwise_affine=False), nn.LayerNorm(4, bias=False)]:
    y = n(x)
    print(n, y[0, 0], tuple(y.shape), len(list(n.parameters())))
for f in [lambda: nn.LayerNorm(3)(x), lambda: nn.LayerNorm((2, 4))(x), lambda: nn.LayerNorm(4)(torch.zeros(4).double()), lambda: nn.LayerNorm(4)(torch.zeros(4).long()), lambda: nn.LayerNorm(4)(torch.tensor(1.)), lambda: nn.LayerNorm('4'), lambda: nn.LayerNorm(4.0), lambda: nn.LayerNorm((3, 4))(torch.zeros(4)), lambda: nn.LayerNorm(4)(torch.zeros(4).half()), lambda: nn.LayerNorm(4, 1e-6, False), lambda: nn.LayerNorm(4)(None)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(4, 3)
b = nn.BatchNorm1d(3)
print(b, b(x), b.running_mean, b.running_var, b.num_batches_tracked, sep='\n')
b.eval()
print(b(x), list(b.state_dict()))
for f in [lambda: b(torch.zeros(3)), lambda: b(torch.zeros(2, 4)), lambda: b(torch.zeros(2, 3, 4, 4)), lambda: b(torch.zeros(2, 4, 3)), lambda: b.train()(torch.zeros(1, 3)), lambda: b(torch.zeros(2, 3).double()), lambda: b(torch.zeros(2, 3).long()), lambda: nn.BatchNorm1d(3, affine=False, track_running_stats=False)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(2, 3, 4, 4)
b = nn.BatchNorm2d(3, momentum=0.5)
y = b(x)
print(b, y.mean((0, 2, 3)).abs().max().item() < 1e-6, b.running_mean, b.running_var, b.num_batches_tracked)
b.eval()
print(b(x)[0, 0, 0])
for f in [lambda: b(torch.zeros(2, 3)), lambda: b(torch.zeros(2, 3, 4)), lambda: b(torch.zeros(2, 4, 4, 4)), lambda: b.train()(torch.zeros(1, 3, 1, 1)), lambda: b.eval()(torch.zeros(1, 3, 1, 1)).shape, lambda: b(torch.zeros(1, 3, 2, 2).double()), lambda: b(torch.zeros(1, 3, 2, 2).half()), lambda: nn.BatchNorm2d(3, affine=False), lambda: nn.BatchNorm2d(3, track_running_stats=False), lambda: nn.BatchNorm2d(), lambda: nn.BatchNorm2d(3, momentum=None)(x).shape, lambda: nn.BatchNorm3d(3), lambda: nn.BatchNorm3d(3)(torch.ones(1, 3, 2, 2, 2)).shape]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(2, 4, 3, 3)
for n in [nn.GroupNorm(2, 4), nn.GroupNorm(4, 4, affine=False), nn.GroupNorm(1, 4, eps=1e-6), nn.InstanceNorm2d(4), nn.InstanceNorm2d(4, affine=True), nn.RMSNorm(3), nn.RMSNorm([3, 3], eps=1e-6), nn.RMSNorm(3, elementwise_affine=False)]:
    y = n(x)
    print(n, y[0, 0, 0], len(list(n.parameters())))
for f in [lambda: nn.GroupNorm(3, 4), lambda: nn.GroupNorm(2, 4)(torch.zeros(2, 3)), lambda: nn.GroupNorm(2, 4)(torch.zeros(4)), lambda: nn.InstanceNorm2d(4)(torch.zeros(2, 3)), lambda: nn.InstanceNorm2d(4)(torch.zeros(2, 4, 1, 1)), lambda: nn.RMSNorm(4)(x), lambda: nn.InstanceNorm1d(4)(torch.ones(2, 4, 3)).shape]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
x = torch.tensor([-1., 2.])
for a in [nn.ReLU(inplace=True), nn.ReLU(True), nn.SiLU(inplace=True), nn.Hardswish(True), nn.LeakyReLU(0.1, True), nn.ELU(inplace=True), nn.Mish(inplace=True), nn.ReLU6(True), nn.PReLU(3), nn.GLU(), nn.GLU(dim=1), nn.Softmax2d(), nn.Dropout(0.2, True), nn.Dropout2d(), nn.AlphaDropout(), nn.Threshold(1, 2), nn.Hardtanh(-2, 2), nn.Softplus(), nn.Softmax(), nn.LogSoftmax(1)]:
    print(a)
y = x.clone()
r = nn.ReLU(inplace=True)(y)
print(y, r is y)
# ---
import torch
from torch import nn
torch.manual_seed(0)
e = nn.Embedding(5, 3)
print(e, e.weight, e(torch.tensor([0, 4, 0])), e(torch.tensor([[1, 2], [3, 4]])).shape, e(torch.tensor(2)))
p = nn.Embedding(4, 2, padding_idx=0)
print(p, p.weight[0], p(torch.tensor([0, 1])))
print(nn.Embedding(4, 2, padding_idx=-1), nn.Embedding.from_pretrained(torch.arange(6.).reshape(3, 2))(torch.tensor([2])))
for f in [lambda: e(torch.tensor([5])), lambda: e(torch.tensor([-1])), lambda: e(torch.tensor([1.])), lambda: e([1]), lambda: e(1), lambda: nn.Embedding(3), lambda: nn.Embedding(4, 2, padding_idx=4), lambda: e(torch.tensor([True])), lambda: e(torch.tensor([1], dtype=torch.int32)), lambda: e(torch.tensor([1], dtype=torch.uint8))]:
    try:
        print(f())
    except Exception as ex:
        print(type(ex).__name__, ex)
# ---
import torch
from torch import nn
torch.manual_seed(0)
m = nn.MultiheadAttention(8, 2, batch_first=True).eval()
x = torch.randn(1, 3, 8)
o, w = m(x, x, x)
print(o, w, w.shape)
o, w = m(x, x, x, need_weights=False)
print(o.shape, w)
o, w = m(x, x, x, average_attn_weights=False)
print(w.shape, w.sum(-1))
mask = torch.triu(torch.ones(3, 3, dtype=torch.bool), 1)
o, w = m(x, x, x, attn_mask=mask)
print(w)
pad = torch.tensor([[False, False, True]])
print(m(x, x, x, key_padding_mask=pad)[1])
print(m(x, x, x, attn_mask=torch.zeros(3, 3).masked_fill(mask, float('-inf')))[0])
u = torch.randn(3, 8)
print(m(u, u, u)[0].shape, m(u, u, u)[1].shape)
q = torch.randn(1, 2, 8)
print(m(q, x, x)[0].shape, m(q, x, x)[1].shape)
m2 = nn.MultiheadAttention(8, 4)
print(m2(torch.randn(3, 2, 8), torch.randn(5, 2, 8), torch.randn(5, 2, 8))[1].shape, m2.head_dim, m2.embed_dim, m2.num_heads, m2.in_proj_weight.shape, m2.out_proj)
# ---
import torch
from torch import nn
torch.manual_seed(0)
l = nn.TransformerEncoderLayer(d_model=8, nhead=2, dim_feedforward=16, batch_first=True).eval()
x = torch.randn(1, 3, 8)
print(l(x))
enc = nn.TransformerEncoder(l, num_layers=2)
print(enc, enc(x).shape)
n = nn.TransformerEncoderLayer(8, 2, 16, activation='gelu', norm_first=True, batch_first=True, dropout=0.)
print(n, n(x)[0, 0])
print(nn.TransformerEncoder(n, 3, norm=nn.LayerNorm(8))(x).shape)
print(l(x, src_mask=torch.triu(torch.full((3, 3), float('-inf')), 1))[0, 0], l(x, src_key_padding_mask=torch.tensor([[False, False, True]]))[0, 0])
# ---
import torch
from torch import nn
l = nn.TransformerEncoderLayer(8, 2, batch_first=True)
for f in [lambda: nn.TransformerEncoderLayer(8), lambda: nn.TransformerEncoderLayer(8, 3), lambda: nn.TransformerEncoderLayer(8, 2, activation='swish'), lambda: l(torch.zeros(1, 3, 7)), lambda: nn.TransformerEncoder(l), lambda: l(torch.zeros(3)), lambda: nn.TransformerEncoder('a', 2), lambda: nn.TransformerEncoder(l, 2)(torch.zeros(1, 3, 4)), lambda: nn.Transformer.generate_square_subsequent_mask(3)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
x = torch.arange(16.).reshape(1, 1, 4, 4)
u = nn.Unfold(kernel_size=2, stride=2)
print(u, u(x), nn.Fold((4, 4), 2, stride=2), nn.Fold((4, 4), 2, stride=2)(u(x)))
print(nn.Unfold(3, padding=1)(x).shape, nn.Unfold((2, 3), dilation=(1, 1))(x).shape, nn.Fold((4, 4), 3)(nn.Unfold(3)(x))[0, 0])
for f in [lambda: nn.Unfold(5)(x), lambda: nn.Fold((4, 4), 2)(torch.zeros(1, 4, 5)), lambda: nn.Fold((4, 4), 2)(torch.zeros(1, 3, 9)), lambda: nn.Unfold(2)(torch.zeros(4, 4)), lambda: nn.Unfold()]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
x = torch.arange(4.).reshape(1, 1, 2, 2)
for p in [nn.ZeroPad2d(1), nn.ZeroPad2d((1, 0, 2, 0)), nn.ConstantPad2d(1, 3.5), nn.ReflectionPad2d(1), nn.ReplicationPad2d(1), nn.ConstantPad1d((1, 2), 0), nn.CircularPad2d(1), nn.ZeroPad1d(2), nn.ReflectionPad1d(1), nn.ReplicationPad1d(1)]:
    try:
        print(p, p(x if '2d' in type(p).__name__ else x[0])[0])
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
torch.manual_seed(0)
a, b = torch.randn(3, 4), torch.randn(3, 4)
for l in [nn.CosineSimilarity(dim=1), nn.CosineSimilarity(dim=0, eps=1e-6), nn.PairwiseDistance(), nn.PairwiseDistance(p=1, keepdim=True), nn.MSELoss(), nn.MSELoss(reduction='sum'), nn.MSELoss(reduction='none'), nn.L1Loss(), nn.SmoothL1Loss(), nn.SmoothL1Loss(beta=0.5), nn.HuberLoss(), nn.HuberLoss(delta=0.5)]:
    print(l, l(a, b))
p, t = a.sigmoid(), (b > 0).float()
for l in [nn.BCELoss(), nn.BCEWithLogitsLoss(), nn.BCEWithLogitsLoss(pos_weight=torch.ones(4) * 2), nn.BCELoss(reduction='none'), nn.BCEWithLogitsLoss(reduction='sum')]:
    print(l, l(p, t))
# ---
import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(3, 5)
y = torch.tensor([1, 0, 4])
for l in [nn.CrossEntropyLoss(), nn.CrossEntropyLoss(reduction='none'), nn.CrossEntropyLoss(reduction='sum'), nn.CrossEntropyLoss(label_smoothing=0.1), nn.CrossEntropyLoss(weight=torch.arange(1., 6.)), nn.CrossEntropyLoss(ignore_index=0)]:
    print(l, l(x, y))
print(nn.CrossEntropyLoss()(x, torch.softmax(torch.randn(3, 5), 1)))
print(nn.NLLLoss()(nn.LogSoftmax(1)(x), y), nn.NLLLoss(reduction='none')(x.log_softmax(1), y))
print(nn.KLDivLoss(reduction='batchmean')(x.log_softmax(1), torch.randn(3, 5).softmax(1)), nn.KLDivLoss(reduction='sum', log_target=True)(x.log_softmax(1), torch.randn(3, 5).log_softmax(1)))
print(nn.CrossEntropyLoss()(torch.randn(2, 3, 4), torch.randint(0, 3, (2, 4))), nn.CrossEntropyLoss()(x[0], y[0]))
# ---
import torch
from torch import nn
ce = nn.CrossEntropyLoss()
x = torch.zeros(3, 5)
for f in [lambda: ce(x), lambda: ce(x, torch.tensor([5, 0, 1])), lambda: ce(x, torch.tensor([0, 1])), lambda: ce(x, torch.tensor([0., 1., 2.])), lambda: ce(x, torch.zeros(3, 5, dtype=torch.long)), lambda: ce(x, torch.zeros(3, 1, dtype=torch.long)), lambda: ce(x, [0, 1, 2]), lambda: ce(x.long(), torch.tensor([0, 1, 2])), lambda: ce(x, torch.tensor([-1, 0, 1])), lambda: nn.CrossEntropyLoss(reduction='avg')(x, torch.tensor([0, 1, 2])), lambda: ce(x, torch.tensor([0, 1, 2], dtype=torch.int32)), lambda: ce(x, torch.zeros(3, 4)), lambda: nn.CrossEntropyLoss(weight=torch.ones(4))(x, torch.tensor([0, 1, 2])), lambda: nn.CrossEntropyLoss(label_smoothing=2.)(x, torch.tensor([0, 1, 2]))]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
torch.manual_seed(0)
w = torch.empty(2, 3)
print(nn.init.zeros_(w), nn.init.ones_(w), nn.init.constant_(w, 0.3))
for f in [lambda: nn.init.normal_(w), lambda: nn.init.normal_(w, 1, 0.1), lambda: nn.init.uniform_(w), lambda: nn.init.uniform_(w, -1, 1), lambda: nn.init.xavier_uniform_(w), lambda: nn.init.xavier_normal_(w, gain=2), lambda: nn.init.kaiming_uniform_(w), lambda: nn.init.kaiming_normal_(w, mode='fan_out', nonlinearity='relu'), lambda: nn.init.trunc_normal_(w, std=0.02), lambda: nn.init.eye_(w), lambda: nn.init.orthogonal_(w), lambda: nn.init.sparse_(w, 0.5), lambda: nn.init.dirac_(torch.empty(2, 2, 3)), lambda: nn.init.trunc_normal_(w, mean=0.5, std=1, a=-1, b=1)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(nn.init.calculate_gain('relu'), nn.init.calculate_gain('leaky_relu', 0.2), nn.init.calculate_gain('tanh'), nn.init.calculate_gain('linear'))
# ---
import torch
from torch import nn
for f in [lambda: nn.init.xavier_uniform_(torch.empty(3)), lambda: nn.init.kaiming_normal_(torch.empty(3)), lambda: nn.init.kaiming_uniform_(torch.empty(2, 3), mode='fan'), lambda: nn.init.calculate_gain('foo'), lambda: nn.init.eye_(torch.empty(3)), lambda: nn.init.orthogonal_(torch.empty(3)), lambda: nn.init.xavier_uniform(torch.empty(2, 2)), lambda: nn.init.normal_(3), lambda: nn.init.kaiming_normal_(torch.empty(2, 3), nonlinearity='gelu'), lambda: nn.init.dirac_(torch.empty(2)), lambda: nn.init.zeros_(), lambda: nn.init.foo_(1)]:
    try:
        print(type(f()).__name__)
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
from torch.nn import functional as F
print(nn.Identity(54, unused_argument1=0.1, unused_argument2=False), nn.Identity()(3), nn.Identity()(torch.ones(1)))
try:
    nn.Identity()(1, 2)
except TypeError as e:
    print(e)
print(nn.Softmax(dim=1)(torch.zeros(1, 2)), nn.Softmax(dim=-1)(torch.arange(3.)))
for f in [lambda: nn.Softmax(dim=2)(torch.zeros(1, 2)), lambda: nn.Softmax()(torch.zeros(1, 2)), lambda: nn.Softmax(dim=0)(torch.zeros(2).long()), lambda: nn.ReLU()(3), lambda: nn.ReLU()('a'), lambda: nn.GELU()(torch.zeros(2).long()), lambda: nn.ReLU()(torch.tensor([-1, 2])), lambda: nn.ReLU()(torch.tensor([True])), lambda: nn.Sigmoid()(torch.tensor([0, 1])), lambda: nn.GELU(approximate='x')(torch.zeros(1)), lambda: nn.SiLU()(torch.zeros(2).long()), lambda: nn.LayerNorm(3)([1., 2, 3]), lambda: nn.Tanh()(None), lambda: nn.PReLU(2)(torch.zeros(1, 3)), lambda: nn.GLU()(torch.zeros(3)), lambda: nn.Softmax2d()(torch.zeros(3))]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
torch.manual_seed(0)
q, k, v = (torch.randn(1, 2, 3, 4) for _ in range(3))
print(F.scaled_dot_product_attention(q, k, v))
print(F.scaled_dot_product_attention(q, k, v, is_causal=True))
mask = torch.tensor([[True, False, True]]).expand(3, 3)
print(F.scaled_dot_product_attention(q, k, v, attn_mask=mask)[0, 0])
print(F.scaled_dot_product_attention(q, k, v, attn_mask=torch.zeros(3, 3), scale=1.0)[0, 0])
print(F.scaled_dot_product_attention(q, k, v, torch.ones(3, 3).tril().bool())[0, 1])
w = (q @ k.transpose(-2, -1) / 4 ** 0.5).softmax(-1)
print(torch.allclose(w @ v, F.scaled_dot_product_attention(q, k, v), atol=1e-6))
# ---
import torch
import torch.nn.functional as F
q = torch.zeros(1, 2, 3, 4)
for f in [lambda: F.scaled_dot_product_attention(q, q), lambda: F.scaled_dot_product_attention(q, q, q, attn_mask=torch.zeros(3, 3), is_causal=True), lambda: F.scaled_dot_product_attention(q, torch.zeros(1, 2, 3, 5), q), lambda: F.scaled_dot_product_attention(q, q.double(), q), lambda: F.scaled_dot_product_attention(q, q, q, attn_mask=torch.zeros(3, 4)), lambda: F.scaled_dot_product_attention(torch.zeros(4), torch.zeros(4), torch.zeros(4)), lambda: F.scaled_dot_product_attention(q, torch.zeros(1, 3, 3, 4), torch.zeros(1, 3, 3, 4)), lambda: F.scaled_dot_product_attention(q, q, q, attn_mask=torch.zeros(3, 3).long()), lambda: F.scaled_dot_product_attention(q, q, q, mask=None), lambda: F.scaled_dot_product_attention(q, q, q, dropout_p=2.0), lambda: F.scaled_dot_product_attention(q, q, q, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False).shape, lambda: F.scaled_dot_product_attention(q.long(), q.long(), q.long())]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
x = torch.arange(6.).reshape(1, 2, 3)
print(F.pad(x, (1, 1)), F.pad(x, (1, 0), value=9), F.pad(x, (0, 1, 1, 0)), F.pad(x, (1, 1), mode='reflect'), F.pad(x, (2, 1), mode='replicate'), F.pad(x, (1, 1), mode='circular'), F.pad(x, (-1, 0)), F.pad(x, (0, 0, 0, 0, 1, 0)), F.pad(x, [1]  * 2, 'constant', -1), sep='\n')
for f in [lambda: F.pad(x, (1,)), lambda: F.pad(x, (1, 1, 1, 1, 1, 1, 1, 1)), lambda: F.pad(x, (3, 0), mode='reflect'), lambda: F.pad(x, (1, 1), mode='foo'), lambda: F.pad(x, 1), lambda: F.pad(x), lambda: F.pad(torch.zeros(3), (1, 1), mode='reflect'), lambda: F.pad(x, (1, 1), mode='reflect', value=2), lambda: F.pad(x, (-2, -2))]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
t = torch.tensor([0, 2, 1])
print(F.one_hot(t), F.one_hot(t, 5), F.one_hot(t, num_classes=3).float(), F.one_hot(torch.tensor([[0, 1], [2, 0]])).shape, F.one_hot(torch.tensor(1), 3), F.one_hot(t).dtype)
for f in [lambda: F.one_hot(t, 2), lambda: F.one_hot(t.float()), lambda: F.one_hot(torch.tensor([-1, 0])), lambda: F.one_hot([0, 1]), lambda: F.one_hot(torch.tensor([], dtype=torch.long)), lambda: F.one_hot(t.int()), lambda: F.one_hot(t, 0)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
x = torch.arange(1., 7.).reshape(2, 3)
print(F.normalize(x), F.normalize(x, dim=0), F.normalize(x, p=1, dim=-1), F.normalize(torch.zeros(2)), F.normalize(x, p=float('inf')), sep='\n')
print(F.cosine_similarity(x, x.flip(0)), F.cosine_similarity(x, x, dim=0), F.cosine_similarity(x[0], x[1], dim=0), F.pairwise_distance(x, x + 1), F.cosine_similarity(x.unsqueeze(1), x.unsqueeze(0), dim=-1))
# ---
import torch
import torch.nn.functional as F
x = torch.tensor([[-1., 0., 2.]])
for n in ['relu', 'gelu', 'silu', 'elu', 'leaky_relu', 'sigmoid', 'tanh', 'softplus', 'hardswish', 'hardsigmoid', 'mish', 'relu6', 'selu', 'celu', 'logsigmoid', 'softsign', 'tanhshrink', 'hardtanh', 'softshrink', 'hardshrink', 'relu_']:
    print(n, getattr(F, n)(x.clone()))
print(F.softmax(x, dim=-1), F.log_softmax(x, 1), F.softmin(x, dim=1), F.gelu(x, approximate='tanh'), F.glu(torch.ones(1, 4)), F.prelu(x, torch.tensor([0.1])), F.threshold(x, 0, 9), F.softmax(x, dim=1, dtype=torch.float64), F.leaky_relu(x, 0.3), F.elu(x, 2.0))
for f in [lambda: F.softmax(x), lambda: F.softmax(x, dim=5), lambda: F.gelu(x, 'foo'), lambda: F.relu(), lambda: F.relu(x, True), lambda: F.gelu(x, approximate=True), lambda: F.softmax(x, axis=1), lambda: F.relu(3), lambda: F.softmax([1, 2], dim=0), lambda: F.log_softmax(x, dim='a'), lambda: F.gumbel_softmax(x).shape, lambda: F.hardswish(x.long())]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
x = torch.ones(2, 3)
print(F.linear(x, torch.ones(4, 3)), F.linear(x, torch.ones(4, 3), torch.arange(4.)), F.linear(x, torch.ones(3)), F.linear(torch.ones(3), torch.ones(2, 3)))
for f in [lambda: F.linear(x, torch.ones(3, 4)), lambda: F.linear(x, torch.ones(4, 3), torch.ones(3)), lambda: F.linear(x), lambda: F.linear(x, torch.ones(4, 3).double()), lambda: F.linear(torch.ones(2, 2, 3), torch.ones(4, 2)), lambda: F.linear(x, torch.ones(2, 4, 3)), lambda: F.linear(x, torch.ones(4, 3), torch.ones(5))]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
x = torch.arange(16.).reshape(1, 1, 4, 4)
w = torch.ones(1, 1, 2, 2)
print(F.conv2d(x, w), F.conv2d(x, w, stride=2), F.conv2d(x, w, torch.tensor([1.]), padding=1)[0, 0, 0], F.conv2d(x, w, dilation=2), F.conv2d(x, w, padding='same'), F.conv2d(x[0], w).shape)
print(F.conv1d(torch.arange(5.).reshape(1, 1, 5), torch.ones(1, 1, 3)), F.conv_transpose2d(x, w, stride=2).shape, F.conv_transpose1d(torch.ones(1, 1, 3), torch.ones(1, 1, 2), stride=2))
for f in [lambda: F.conv2d(x, torch.ones(1, 2, 2, 2)), lambda: F.conv2d(x, torch.ones(2, 2)), lambda: F.conv2d(x, w, groups=2), lambda: F.conv2d(x, w, torch.ones(2)), lambda: F.conv2d(x, w.double()), lambda: F.conv2d(x, w, stride=(1, 1, 1)), lambda: F.conv2d(x, w, padding='foo'), lambda: F.conv2d(x), lambda: F.conv2d(x, w, stride=-1), lambda: F.conv2d(x.long(), w.long()), lambda: F.conv2d(x, torch.ones(1, 1, 5, 5)), lambda: F.conv2d(x, w, padding='same', stride=2)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
torch.manual_seed(0)
l = nn.Linear(3, 2, dtype=torch.float64)
print(l.weight, nn.LayerNorm(2, dtype=torch.float16).weight, nn.Conv2d(1, 1, 1, dtype=torch.bfloat16).weight.dtype, nn.BatchNorm2d(2, dtype=torch.float64).running_var)
torch.set_default_dtype(torch.float64)
print(nn.Linear(2, 1).weight.dtype, nn.BatchNorm1d(2).running_mean.dtype, nn.Embedding(2, 2).weight)
# ---
import torch
from torch import nn
import torch.nn.functional as F
try:
    F.softmax([1., 2., 3.], dim=0)
except Exception as e:
    print(type(e).__name__, e)
try:
    F.relu(nn.Linear(2, 2))
except Exception as e:
    print(type(e).__name__, e)
try:
    nn.Linear(2, 2)(nn.Linear(2, 2))
except Exception as e:
    print(type(e).__name__, e)
try:
    nn.Conv2d(3, 4, 3)([1, 2])
except Exception as e:
    print(type(e).__name__, e)
try:
    nn.Conv2d(3, 4, 3)(None)
except Exception as e:
    print(type(e).__name__, e)
try:
    nn.LayerNorm(3)('x')
except Exception as e:
    print(type(e).__name__, e)
try:
    nn.MaxPool2d(2)(3)
except Exception as e:
    print(type(e).__name__, e)
try:
    nn.Embedding(3, 2)([0, 1])
except Exception as e:
    print(type(e).__name__, e)
try:
    nn.Flatten()([1, 2])
except Exception as e:
    print(type(e).__name__, e)
try:
    nn.BatchNorm2d(3)([1, 2])
except Exception as e:
    print(type(e).__name__, e)
try:
    nn.Dropout(0.5)([1, 2])
except Exception as e:
    print(type(e).__name__, e)
try:
    nn.GELU()(None)
except Exception as e:
    print(type(e).__name__, e)
try:
    nn.Softmax(dim=0)([1, 2])
except Exception as e:
    print(type(e).__name__, e)
try:
    nn.AdaptiveAvgPool2d(1)(None)
except Exception as e:
    print(type(e).__name__, e)
try:
    nn.MultiheadAttention(4, 2)(None, None, None)
except Exception as e:
    print(type(e).__name__, e)
# ---
import torch
from torch import nn
x = torch.randint(0, 255, (1, 3, 32, 32), dtype=torch.uint8)
nn.Conv2d(3, 8, 3)(x)
# ---
import torch
from torch import nn
m = nn.Conv2d(3, 4, 3).double()
m(torch.zeros(1, 3, 8, 8))
# ---
import torch
from torch import nn
nn.LayerNorm(4).half()(torch.zeros(1, 4))
# ---
import torch
from torch import nn
torch.manual_seed(0)
class Block(nn.Module):
    def __init__(self, dim, heads, mlp_ratio=4.0):
        super().__init__()
        self.norm1 = nn.LayerNorm(dim, eps=1e-6)
        self.attn = nn.MultiheadAttention(dim, heads, batch_first=True)
        self.norm2 = nn.LayerNorm(dim, eps=1e-6)
        self.mlp = nn.Sequential(nn.Linear(dim, int(dim * mlp_ratio)), nn.GELU(), nn.Linear(int(dim * mlp_ratio), dim))
    def forward(self, x):
        h = self.norm1(x)
        a, w = self.attn(h, h, h)
        x = x + a
        return x + self.mlp(self.norm2(x)), w
b = Block(8, 2).eval()
y, w = b(torch.randn(1, 3, 8))
print(y, w, sep='\n')
# ---
import torch
from torch import nn
net = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 2))
total = 0
for name, p in net.named_parameters():
    print(f'{name:10} {str(tuple(p.shape)):10} {p.numel():4d} {p.dtype} {p.device} {p.requires_grad}')
    total += p.numel()
print(total, f'{total:,}', next(net.parameters()).dtype, next(iter(net.buffers()), None))
for p in net[0].parameters():
    p.requires_grad_(False)
print([n for n, p in net.named_parameters() if p.requires_grad])
net[2] = nn.Linear(4, 10)
print(net, net[2].out_features)
# ---
import torch
from torch import nn
m = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
print(m.get_submodule('0'), m.get_parameter('0.weight').shape)
m.get_submodule('fc')
# ---
import torch
from torch import nn
nn.BatchNorm2d(3)(torch.zeros(2, 4, 8, 8))
# ---
import torch
from torch import nn
nn.Upsample(scale_factor=2, mode='bilinear')(torch.zeros(3, 8, 8))
# ---
import torch
from torch import nn
nn.CrossEntropyLoss()(torch.zeros(2, 3), torch.tensor([1., 2.]))
# ---
import torch
from torch import nn
print(type(nn.Upsample(2)), type(nn.GroupNorm(1, 2)), type(nn.Conv1d(1, 1, 1)), type(nn.PReLU()), type(nn.MultiheadAttention(2, 1)), type(nn.ZeroPad2d(1)), type(nn.PixelShuffle(2)), type(nn.Unfold(2)), type(nn.CosineSimilarity()), type(nn.BatchNorm1d(1)), type(nn.ParameterList()), type(nn.TransformerEncoder(nn.TransformerEncoderLayer(2, 1), 1)), type(nn.Dropout2d()), type(nn.CrossEntropyLoss()), type(nn.Hardtanh()))
# ---
import torch
from torch import nn
torch.manual_seed(0)
m = nn.Sequential(nn.Conv2d(1, 2, 3, stride=2, padding=1), nn.ReLU(), nn.ConvTranspose2d(2, 1, 2, stride=2), nn.Sigmoid())
print(m, m(torch.ones(1, 1, 4, 4)))
print(nn.Conv3d(3, 8, kernel_size=(2, 4, 4), stride=(2, 4, 4))(torch.zeros(1, 3, 4, 8, 8)).flatten(2).transpose(1, 2).shape)
# ---
import torch
from torch import nn
torch.manual_seed(0)
c = nn.Conv3d(2, 4, (2, 3, 3), stride=(1, 2, 1), padding=(1, 0, 1), dilation=(1, 1, 2), groups=2)
print(c, c(torch.randn(1, 2, 3, 5, 6))[0, :, :, 0, 0])
for f in [lambda: c(torch.zeros(1, 3, 4, 4, 4)), lambda: c(torch.zeros(4, 4)), lambda: nn.ConvTranspose2d(2, 2, 2, padding_mode='reflect')]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
torch.manual_seed(0)
t = nn.Transformer(8, 2, 1, 1, 16, batch_first=True).eval()
print(t(torch.randn(1, 3, 8), torch.randn(1, 2, 8)), nn.Transformer.generate_square_subsequent_mask(3))
print(nn.TransformerDecoder(nn.TransformerDecoderLayer(8, 2, 16), 2))
# ---
import torch
from torch import nn
lin = nn.Linear(4, 2)
for shape in [(4,), (3, 4), (2, 3, 4), (1, 2, 3, 4), (0, 4)]:
    print(shape, tuple(lin(torch.zeros(shape)).shape))
for shape in [(5,), (3, 5), (2, 3, 5), (1, 2, 3, 5), (4, 1), ()]:
    try:
        lin(torch.zeros(shape))
    except Exception as e:
        print(shape, type(e).__name__, e)
# ---
import torch
from torch import nn
for dt in [torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.uint8, torch.bool]:
    for m, x in [(nn.Linear(2, 2), torch.zeros(1, 2)), (nn.Linear(2, 2, bias=False), torch.zeros(1, 2)), (nn.Conv2d(1, 1, 1), torch.zeros(1, 1, 2, 2)), (nn.LayerNorm(2), torch.zeros(1, 2)), (nn.BatchNorm2d(1), torch.zeros(1, 1, 2, 2)), (nn.Embedding(2, 2), torch.zeros(1, 2)), (nn.Linear(2, 2), torch.zeros(1, 1, 2)), (nn.Conv1d(1, 1, 1), torch.zeros(1, 1, 2)), (nn.GroupNorm(1, 1), torch.zeros(1, 1, 2)), (nn.RMSNorm(2), torch.zeros(1, 2))]:
        try:
            print(dt, type(m).__name__, m.eval()(x.to(dt)).dtype)
        except Exception as e:
            print(dt, type(m).__name__, type(e).__name__, e)
# ---
import torch
from torch import nn
conv = nn.Conv2d(3, 8, 3)
for shape in [(1, 1, 8, 8), (1, 8, 8, 3), (3, 8, 8), (8, 8), (1, 3, 2, 8), (1, 3, 8), (2, 1, 3, 8, 8), (8, 8, 3), (0, 3, 8, 8)]:
    try:
        print(shape, tuple(conv(torch.zeros(shape)).shape))
    except Exception as e:
        print(shape, type(e).__name__, e)
# ---
import torch
from torch import nn
for m, shapes in [(nn.BatchNorm1d(3), [(3,), (2, 3), (2, 4), (2, 3, 4), (2, 4, 3)]), (nn.BatchNorm2d(3), [(2, 3), (2, 3, 4), (2, 3, 4, 4), (2, 4, 4, 4)]), (nn.LayerNorm(3), [(3,), (2, 4), ()]), (nn.LayerNorm((2, 3)), [(2, 3), (3, 2), (3,)]), (nn.GroupNorm(3, 6), [(2, 6), (2, 5), (6,), (1, 6, 2, 2)]), (nn.InstanceNorm2d(3, affine=True), [(2, 3, 4, 4), (2, 4, 4, 4), (3, 4, 4), (2, 3)]), (nn.MaxPool2d(2), [(4, 4), (1, 4, 4), (4,), (1, 1, 1, 1)]), (nn.AvgPool2d(2), [(4, 4), (1, 4, 4), (1, 1, 1, 1)]), (nn.AdaptiveAvgPool2d(1), [(4, 4), (1, 4, 4)]), (nn.Flatten(), [(3,), (2, 3), ()]), (nn.Upsample(scale_factor=2), [(2, 2), (1, 2, 2), (1, 1, 2, 2)]), (nn.PixelShuffle(2), [(1, 4, 2, 2), (1, 3, 2, 2), (4, 2)]), (nn.Unfold(2), [(1, 1, 4, 4), (1, 4, 4), (4, 4), (1, 1, 1, 1)])]:
    for shape in shapes:
        try:
            print(type(m).__name__, shape, tuple(m.train()(torch.ones(shape)).shape))
        except Exception as e:
            print(type(m).__name__, shape, type(e).__name__, e)
# ---
import torch
from torch import nn
emb = nn.Embedding(10, 4)
pos = torch.arange(5)
print(emb(pos).shape, (emb(pos) + torch.zeros(2, 5, 4)).shape, emb.weight.shape, emb.num_embeddings, emb.embedding_dim, emb.padding_idx)
emb(torch.arange(11))
# ---
import torch
torch.manual_seed(0)
log_probs = torch.randn(5, 2, 4).log_softmax(2)
targets, lengths = torch.tensor([[1, 2], [2, 3]]), torch.tensor([2, 2])
print(torch.ctc_loss(log_probs, targets, torch.tensor([5, 5]), lengths), torch.ctc_loss(log_probs, targets, [5, 4], [2, 1], 0, 1), torch.ctc_loss(log_probs, targets, [5, 5], [2, 2], reduction=2, zero_infinity=True))
