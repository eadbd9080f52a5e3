import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
y = torch.zeros(2, 3, 4)
i = torch.arange(3)
for line in """torch.ones(2, 3) @ torch.ones(2)
torch.ones(3) @ torch.ones(4)
torch.ones(3) @ torch.ones(2, 3)
torch.mm(torch.ones(2, 3), torch.ones(2, 3))
torch.mm(torch.ones(2, 3, 4), torch.ones(2, 3))
torch.mv(torch.ones(2, 3), torch.ones(2))
torch.dot(torch.ones(2, 2), torch.ones(2))
torch.dot(torch.ones(2), torch.ones(3))
torch.bmm(torch.ones(2, 3), torch.ones(2, 3))
torch.bmm(torch.ones(2, 3, 4), torch.ones(3, 4, 5))
torch.ones(2, 3) @ 3
torch.tensor(3.) @ torch.tensor(2.)
torch.matmul(torch.zeros(2, 3).long(), torch.zeros(3, 2))
torch.zeros(2, 3).double() @ torch.zeros(3, 2)
torch.zeros(2, 3).half() @ torch.zeros(3, 2)
x.view(4, 4)
x.view(2, -1, -1)
x.view(-2, 3)
x.view()
x.view('a')
x.view(2.0, 3)
x.reshape(5)
x.reshape(-1, 5)
x.reshape([2, 4])
x.flatten(3)
x.flatten(-3)
x.flatten(start_dim=2)
x.flatten(1, 5)
x.permute(0)
x.permute(0, 2)
x.permute(0, 0)
x.permute(1, 0, 2)
x.transpose(1)
x.transpose(0, 3)
x.transpose()
x.t().view(-1)
y.t()
y.T.shape
x.mT.shape
i.mT
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
y = torch.zeros(2, 3, 4)
i = torch.arange(3)
for line in """x.unsqueeze(4)
x.unsqueeze()
x.squeeze(2)
x.expand(3, 3)
x.expand(2)
x.expand(-1, 2, 3)
x.expand(2, 4)
x.repeat(2)
x.narrow(0, 1, 3)
x.narrow(2, 0, 1)
x.split(0)
x.split([1, 2])
x.split(-1)
x.chunk(0)
x.unbind(3)
x.select(1, 5)
x.unfold(1, 4, 1)
x.roll(1, 5)
x.flip(2)
x.flip(0, 0)
x.movedim(0, 3)
x.unflatten(1, (2, 2))
x.unflatten(3, (1, 1))
torch.cat([])
torch.cat(x)
torch.cat([x, 1])
torch.cat([x, y])
torch.cat([x, torch.zeros(3, 3)], 1)
torch.cat([x, x], 2)
torch.cat((x, None))
torch.cat(x, x)
torch.stack([])
torch.stack([x, torch.zeros(3, 2)])
torch.stack([x, x], 4)
torch.stack(3)
torch.hstack([x, torch.zeros(3)])
torch.vstack([torch.zeros(2), torch.zeros(3)])
x + torch.zeros(4)
x + torch.zeros(3, 2)
x * y
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
y = torch.zeros(2, 3, 4)
i = torch.arange(3)
for line in """x - 'a'
x + None
x + [1, 2]
'a' + x
x / 'b'
x ** 'c'
x > 'a'
x == 'a'
x & x
~x
x | 1
i & 1.5
i << 1
-torch.tensor([True])
torch.tensor([True]) - torch.tensor([False])
torch.tensor([True, False]).sum() - True
x[3]
x[0, 3]
x[-3]
x[0, 0, 0]
x['a']
x[1.5]
x[None, 5]
x[torch.tensor([0, 2])]
x[torch.tensor([0, -3])]
x[[0, 1, 2]]
x[torch.tensor([True])]
x[torch.tensor([True, False, True])]
x[torch.zeros(3, 2, dtype=torch.bool)]
x[torch.tensor([0.5])]
x[0:2:-1]
x[::0]
x[torch.tensor([0, 1]), torch.tensor([0, 1, 2])]
torch.tensor(1.)[0]
torch.tensor(1.)[:]
x[..., ..., 0]
x[(0, 1), (0, 1, 2)]
x.item()
torch.zeros(0).item()
float(x)
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
y = torch.zeros(2, 3, 4)
i = torch.arange(3)
for line in """int(x)
bool(x)
bool(torch.zeros(0))
len(torch.tensor(1))
list(torch.tensor(1))
range(torch.tensor(2.5))
range(torch.tensor(3))
[1, 2, 3][torch.tensor(1)]
[1, 2, 3][torch.tensor(1.5)]
x.sum(5)
x.sum(dim=(0, 0))
x.sum('a')
x.mean(2)
i.mean()
i.std()
torch.tensor([True, False]).mean()
i.softmax(0)
torch.softmax(x)
torch.softmax(x, 2)
x.softmax()
torch.softmax(i, dim=0)
x.max(3)
torch.zeros(0).max()
torch.zeros(0).argmax()
torch.zeros(0).mean()
torch.zeros(0, 3).max(0)
torch.zeros(0, 3).sum(0)
x.argmax(2)
x.topk(4)
x.topk(2, dim=3)
x.sort(3)
x.cumsum()
x.cumsum(2)
x.norm(dim=4)
i.norm()
x.var(3)
torch.zeros(2).median(1)
torch.arange(0, 5, 0)
torch.arange(5, 0)
torch.arange()
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
y = torch.zeros(2, 3, 4)
i = torch.arange(3)
for line in """torch.arange('a')
torch.linspace(0, 1)
torch.linspace(0, 1, -1)
torch.zeros()
torch.zeros('a')
torch.zeros(2, -3)
torch.zeros(2.5)
torch.zeros((2, 3.5))
torch.zeros(2, dtype=float).dtype
torch.zeros(2, dtype=int).dtype
torch.zeros(2, dtype='int')
torch.zeros(2, device='gpu')
torch.zeros(2, device='cuda')
torch.zeros(2, device='cuda:0')
torch.zeros(2, device='tpu')
torch.zeros(2, foo=1)
torch.ones(size=(2,), dtype=torch.foo)
torch.full(2, 3)
torch.full((2,), 'a')
torch.eye(-1)
torch.eye('a')
torch.tensor()
torch.tensor(None)
torch.tensor('a')
torch.tensor(['a'])
torch.tensor([1, None])
torch.tensor([[1, 2], [3]])
torch.tensor([[1], 2])
torch.tensor(object())
torch.tensor([1, 2], dtype=torch.float33)
torch.tensor(1, 2)
torch.tensor([torch.zeros(2), torch.zeros(2)])
torch.Tensor(2, 3).shape
torch.Tensor([1, 2])
torch.FloatTensor([1, 2])
torch.LongTensor([1, 2])
torch.rand(-1)
torch.rand('a')
torch.randn(2, 'a')
torch.randn(2.)
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
y = torch.zeros(2, 3, 4)
i = torch.arange(3)
for line in """torch.randint(3)
torch.randint(0, 5)
torch.randint(5, 5, (2,))
torch.randint(5, 1, (2,))
torch.randint(0, 10, 3)
torch.randperm(-1)
torch.randperm(2.5)
torch.manual_seed('a')
torch.normal(0, -1, (2,))
torch.bernoulli(torch.tensor([2.]))
torch.bernoulli(torch.tensor([1]))
torch.multinomial(torch.tensor([-1., 2.]), 1)
torch.multinomial(torch.tensor([0.5, 0.5]), 3)
x.uniform_(2, 1)
x.normal_(0, -1)
i.uniform_()
i.normal_()
torch.where(x)
torch.where(x > 0, x)
torch.where(x, x, x)
x.masked_fill(x, 0)
x.masked_fill(torch.zeros(3, 2).bool(), 0)
x.gather(1, torch.zeros(2, 3))
x.gather(1, torch.tensor([[3], [0]]))
x.gather(1, torch.tensor([0]))
x.scatter(1, torch.tensor([[5]]), 1.)
x.index_select(0, torch.tensor([5]))
x.index_select(0, torch.tensor([0.5]))
x.clamp()
x.clamp('a')
x.to('foo')
x.to(dtype='a')
x.cuda()
x.to('cuda')
x.type('foo')
x.foo()
x.Shape
x.shape()
x.size(2)
x.size('a')
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
y = torch.zeros(2, 3, 4)
i = torch.arange(3)
for line in """x.dtype()
x.shape[3]
x.shape.foo
x.append(1)
torch.foo
torch.foo(1)
torch.Zeros(2)
torch.nn.foo
F.foo
F.Softmax(x)
x()
x.copy_(torch.zeros(3, 2))
x.copy_(3)
x.fill_('a')
x.fill_(torch.zeros(2))
x.add_(y)
x.add_(torch.zeros(2, 1, 3))
i.add_(1.5)
i.mul_(0.5)
i.div_(2)
i.copy_(torch.tensor([1.5, 2.5, 3.5]))
torch.zeros(2, 3).set(1)
hash(x) == id(x)
x.expand(4, 2, 3).add_(1)
torch.einsum('ij,jk', x, x)
torch.einsum('ij,kj->ik', x, y)
torch.einsum('ij->i', y)
torch.einsum('ij->k', x)
torch.einsum('ij,jk->ik', x)
torch.einsum('i j k -> k', x)
torch.einsum('ij->iij', x)
torch.einsum('i?->i', x)
torch.outer(x, x)
torch.cross(x, x)
torch.tril(torch.zeros(3))
torch.diag(y)
torch.trace(y)
torch.allclose(x, torch.zeros(2))
torch.allclose(x, torch.zeros(2, 3).double())
torch.equal(x, 1)
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
y = torch.zeros(2, 3, 4)
i = torch.arange(3)
for line in """torch.broadcast_to(x, (3, 3))
torch.broadcast_shapes((2, 3), (3, 2))
torch.broadcast_tensors(x, torch.zeros(4))
torch.abs('a')
torch.abs()
torch.abs(x, x, x)
torch.exp(2.0)
torch.sqrt(4)
torch.sum([1, 2])
torch.mean([1., 2.])
torch.max(1, 2)
torch.add(x)
torch.add(x, x, x)
torch.flatten(3)
torch.relu(3)
torch.sigmoid('a')
torch.reshape(x)
torch.reshape(x, 3)
torch.transpose(x, 0)
torch.permute(x, 0, 1)
torch.permute(x, (0, 1, 2))
torch.squeeze()
torch.unsqueeze(x)
torch.is_tensor()
torch.device('foo')
torch.set_printoptions(foo=1)
torch.Size([1, 'a'])
torch.Size(3)
torch.Size([2, 3]) + [1]
torch.Size([2, 3]) * 2
torch.Size([2, 3])[5]
torch.result_type(1, 'a')
torch.iinfo(torch.float32)
torch.finfo(torch.int32)
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
img = torch.zeros(1, 3, 8, 8)
for line in """F.linear(x, torch.zeros(4, 5))
F.linear(x, torch.zeros(4, 3), torch.zeros(5))
F.linear(x)
F.softmax(x, dim=3)
F.softmax(x, -3)
F.softmax(x.long(), 0)
F.softmax()
F.log_softmax(x, 5)
F.relu('a')
F.gelu(x, approximate='foo')
F.gelu(torch.arange(3))
F.layer_norm(x, (4,))
F.layer_norm(x, 3)
F.layer_norm(x, (3,), torch.zeros(4))
F.layer_norm(x)
F.dropout(x, -0.1)
F.cross_entropy(x, torch.tensor([0, 3]))
F.cross_entropy(x, torch.tensor([0, 1, 2]))
F.cross_entropy(x, torch.zeros(2))
F.cross_entropy(x, torch.zeros(3, 3))
F.cross_entropy(x, torch.tensor([0, -1]))
F.cross_entropy(torch.zeros(3), torch.tensor(1))
F.nll_loss(x, torch.tensor([0., 1.]))
F.mse_loss(x, torch.zeros(3, 2))
F.one_hot(torch.tensor([1.5]))
F.one_hot(torch.tensor([-1]))
F.one_hot(torch.tensor([3]), 2)
F.one_hot(torch.tensor([]))
F.one_hot([1, 2])
F.pad(x, (1,))
F.pad(x, (1, 1, 1, 1, 1, 1))
F.pad(x, (1, 1), mode='foo')
F.pad(x, (1, 1), mode='reflect')
F.pad(img, (9, 0), mode='reflect')
F.interpolate(x, size=4)
F.interpolate(img)
F.interpolate(img, size=4, scale_factor=2)
F.interpolate(img, size=(4, 4, 4))
F.interpolate(img, size=4, mode='foo')
F.interpolate(img, size=4, mode='linear')
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
img = torch.zeros(1, 3, 8, 8)
for line in """F.interpolate(img, scale_factor=(2, 2, 2))
F.interpolate(img, size=4, align_corners=True)
F.interpolate(torch.zeros(1, 3, 4), size=2, mode='bilinear')
F.interpolate(img, size=0)
F.conv2d(img, torch.zeros(4, 2, 3, 3))
F.conv2d(img, torch.zeros(4, 3, 9, 9))
F.conv2d(img, torch.zeros(4, 3, 3))
F.conv2d(img, torch.zeros(4, 3, 3, 3), torch.zeros(5))
F.conv2d(img, torch.zeros(4, 3, 3, 3), stride=0)
F.conv2d(img, torch.zeros(4, 3, 3, 3), padding=-1)
F.conv2d(img, torch.zeros(4, 3, 3, 3), groups=2)
F.conv2d(img, torch.zeros(4, 3, 3, 3), stride=(1, 2, 3))
F.conv2d(img, torch.zeros(4, 3, 3, 3).double())
F.conv2d(img.long(), torch.zeros(4, 3, 3, 3))
F.conv2d(x, torch.zeros(4, 3, 3, 3))
F.max_pool2d(x, 2)
F.max_pool2d(img, 9)
F.max_pool2d(img, 2, padding=2)
F.max_pool2d(img, 0)
F.max_pool2d(img, (1, 2, 3))
F.avg_pool2d(img, 9)
F.avg_pool2d(x, 2)
F.avg_pool2d(img, 2, padding=2)
F.adaptive_avg_pool2d(x, 1)
F.adaptive_avg_pool2d(img, (1, 2, 3))
F.unfold(x, 2)
F.unfold(img, 9)
F.unfold(img, 2, stride=0)
F.fold(torch.zeros(1, 12, 4), (4, 4), 3)
F.normalize(x, dim=4)
F.cosine_similarity(x, torch.zeros(2, 4))
F.cosine_similarity(x, x, dim=4)
F.embedding(torch.tensor([5]), x)
F.embedding(torch.tensor([0.5]), x)
F.embedding(x, torch.tensor([0]))
F.scaled_dot_product_attention(x, x, torch.zeros(3, 3))
F.scaled_dot_product_attention(torch.zeros(1, 2, 3), torch.zeros(1, 2, 4), torch.zeros(1, 2, 4))
F.scaled_dot_product_attention(x, x, x, dropout_p=2.)
F.scaled_dot_product_attention(x, x, x, attn_mask=torch.zeros(3, 3))
F.scaled_dot_product_attention(x, x, x, attn_mask=torch.zeros(2, 2).bool(), is_causal=True)
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
img = torch.zeros(1, 3, 8, 8)
for line in """F.batch_norm(x, torch.zeros(4), torch.ones(4))
F.batch_norm(torch.zeros(1, 3), torch.zeros(3), torch.ones(3), training=True)
F.group_norm(x, 2)
nn.Linear()
nn.Linear(3)
nn.Linear('a', 3)
nn.Linear(3, 4, foo=1)
nn.Linear(3.5, 4)
nn.Linear(-1, 2)
nn.Linear(3, 4)(3)
nn.Linear(3, 4)([1, 2, 3])
nn.Linear(3, 4)(None)
nn.Linear(3, 4)()
nn.Linear(3, 4)(x.long())
nn.Linear(3, 4)(x.double())
nn.Linear(3, 4)(x.half())
nn.Linear(3, 4)(torch.tensor(1.))
nn.Linear(3, 4)(torch.zeros(4))
nn.Linear(3, 4, bias=False)(torch.zeros(2, 2))
nn.Linear(3, 4)(torch.zeros(5, 2, 2))
nn.Linear(3, 4, bias=False)(torch.zeros(5, 2, 2))
nn.Conv2d(3, 4)
nn.Conv2d(3, 4, 3, padding='foo')
nn.Conv2d(3, 4, 3, padding='same', stride=2)
nn.Conv2d(3, 4, 3, groups=2)
nn.Conv2d(4, 3, 3, groups=2)
nn.Conv2d(3, 4, 3, groups=0)
nn.Conv2d(3, 4, 'a')
nn.Conv2d(3, 4, 3, stride=0)(img)
nn.Conv2d(3, 4, 3)(torch.zeros(3, 8, 8)).shape
nn.Conv2d(3, 4, 3)(torch.zeros(8, 8))
nn.Conv2d(3, 4, 3)(torch.zeros(1, 1, 3, 8, 8))
nn.Conv2d(3, 4, 3)(torch.zeros(4, 8, 8))
nn.Conv2d(3, 4, 3)(torch.zeros(1, 8, 8, 3))
nn.Conv2d(3, 4, 9)(img)
nn.Conv2d(3, 4, 9, padding=1)(torch.zeros(1, 3, 4, 4))
nn.Conv2d(3, 4, 3)(img.byte())
nn.LayerNorm()
nn.LayerNorm('a')
nn.LayerNorm(4)(x)
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
img = torch.zeros(1, 3, 8, 8)
for line in """nn.LayerNorm((2, 4))(x)
nn.LayerNorm((1, 2, 3))(x)
nn.LayerNorm(3)(x.long())
nn.LayerNorm(3)(x.double())
nn.BatchNorm2d(3)(x)
nn.BatchNorm2d(4)(img)
nn.BatchNorm2d(3).eval()(torch.zeros(1, 4, 8, 8))
nn.BatchNorm2d(3)(torch.zeros(1, 3, 1, 1))
nn.BatchNorm1d(3)(img)
nn.BatchNorm1d(3)(torch.zeros(1, 3))
nn.Dropout(2)
nn.Dropout(-1)
nn.Dropout('a')
nn.Embedding(3)
nn.Embedding(3, 4)(torch.tensor([3]))
nn.Embedding(3, 4)(torch.tensor([-1]))
nn.Embedding(3, 4)(torch.tensor([1.]))
nn.Flatten(5)(x)
nn.Flatten(1, 0)(x)
nn.Unflatten(1, (2, 2))(x)
nn.Unflatten(1, 3)
nn.Softmax(5)(x)
nn.MaxPool2d(2)(x)
nn.MaxPool2d(9)(img)
nn.MaxPool2d(2, padding=2)(img)
nn.AvgPool2d(2)(torch.zeros(3))
nn.AdaptiveAvgPool2d(1)(x)
nn.MultiheadAttention(8, 3)
nn.MultiheadAttention(8)
nn.MultiheadAttention(8, 2)(torch.zeros(2, 8))
nn.TransformerEncoderLayer(8, 3)
nn.TransformerEncoderLayer(8)
nn.TransformerEncoderLayer(8, 2, activation='foo')
nn.Sequential(nn.Linear(3, 4), 'a')
nn.Sequential([nn.Linear(3, 4)])
nn.Sequential(nn.Linear(3, 4))[1]
nn.Sequential(nn.Linear(3, 4))['a']
nn.Sequential(nn.Linear(3, 4), nn.Linear(3, 4))(x)
nn.Sequential(nn.Linear(3, 4)).foo
nn.Sequential()(x) is x
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
img = torch.zeros(1, 3, 8, 8)
for line in """nn.Sequential(nn.Linear(3, 4))(x, x)
nn.Sequential().append(3)
nn.ModuleList(nn.Linear(3, 4))
nn.ModuleList([1, 2])
nn.ModuleList([nn.Linear(3, 4)])[2]
nn.ModuleList([nn.Linear(3, 4)])(x)
nn.ModuleList([nn.Identity()]) + 3
nn.ModuleDict({'a': 3})
nn.ModuleDict({'a': nn.Identity()})['b']
nn.ModuleDict({'a.b': nn.Identity()})
nn.ModuleDict({'keys': nn.Identity()})
nn.ModuleDict({1: nn.Identity()})
nn.ParameterList([torch.zeros(1)])
nn.Parameter(3)
nn.Parameter([1, 2])
nn.Parameter(torch.arange(3))
nn.Parameter(torch.arange(3), requires_grad=False)
nn.Parameter()
nn.Parameter
nn.Identity()
nn.Identity()()
nn.Module()(x)
nn.Module().foo
nn.Module().forward(x)
nn.Module(3)
nn.Module(a=3)
nn.ReLU(3)(x).shape
nn.ReLU(foo=True)
nn.GELU('foo')(x)
nn.CrossEntropyLoss()(x, x[0])
nn.CrossEntropyLoss(reduction='foo')(x, torch.tensor([0, 1]))
nn.init.xavier_uniform_(torch.zeros(3))
nn.init.kaiming_uniform_(torch.zeros(3))
nn.init.kaiming_normal_(torch.zeros(3, 3), mode='foo')
nn.init.kaiming_normal_(torch.zeros(3, 3), nonlinearity='foo')
nn.init.foo
nn.init.constant_(torch.zeros(2))
nn.init.calculate_gain('foo')
nn.init.eye_(torch.zeros(3))
nn.utils.foo
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
from torch import nn
x = torch.zeros(2, 3)
img = torch.zeros(1, 3, 8, 8)
for line in """nn.Linear(3, 4).weight.foo
nn.Linear(3, 4).load_state_dict({})
nn.Linear(3, 4).load_state_dict({'weight': torch.zeros(4, 3), 'bias': torch.zeros(4), 'foo': torch.zeros(1)})
nn.Linear(3, 4).load_state_dict({'weight': torch.zeros(3, 4), 'bias': torch.zeros(4)})
nn.Linear(3, 4).load_state_dict({'weight': torch.zeros(3, 4), 'bias': torch.zeros(4)}, strict=False)
nn.Linear(3, 4).load_state_dict([1])
nn.Linear(3, 4).state_dict()['foo']
nn.Linear(3, 4).get_submodule('foo')
nn.Linear(3, 4).get_parameter('foo')
nn.Linear(3, 4).get_parameter('bias.x')
nn.Linear(3, 4).register_buffer('weight', torch.zeros(1))
nn.Linear(3, 4).register_buffer('a.b', torch.zeros(1))
nn.Linear(3, 4).register_buffer('', torch.zeros(1))
nn.Linear(3, 4).register_buffer('c', 3)
nn.Linear(3, 4).register_parameter('c', torch.zeros(2))
nn.Linear(3, 4).register_parameter('weight', None)
nn.Linear(3, 4).register_parameter('forward', None)
nn.Linear(3, 4).add_module('weight', nn.Identity())
nn.Linear(3, 4).add_module('a', 3)
nn.Linear(3, 4).add_module('a.b', nn.Identity())
nn.Linear(3, 4).apply(3)
nn.Linear(3, 4).to('foo')
nn.Linear(3, 4).to(torch.int32)
nn.Linear(3, 4).cuda()
nn.Linear(3, 4).to('cuda')
nn.Linear(3, 4).train('a')
nn.Linear(3, 4)[0]
len(nn.Linear(3, 4))
list(nn.Linear(3, 4))
nn.Linear(3, 4).parameters()[0]
nn.Linear(3, 4).children()[0]
nn.Linear(3, 4).forward()
nn.Linear.forward(x)
nn.Linear(3, 4) + nn.Linear(3, 4)
nn.Linear(3, 4).in_feature
nn.Linear(3, 4).Weight
nn.Linear(3, 4).weight()
nn.Linear(3, 4).bias[5]
nn.Linear(3, 4).register_forward_hook()
nn.Linear(3, 4).register_forward_hook(3)(x)
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
x=torch.zeros(2,3)
for l in """torch.zeros('a', 2)
torch.zeros(('a', 2))
torch.zeros([2, 3], 4)
torch.zeros(2, [3])
torch.zeros(2, 3.5)
torch.zeros((2, None))
x.permute('a', 0)
x.permute(0, 'a')
x.permute()
x.permute([0, 'a'])
x.flip()
x.flip('a')
torch.flip(x, 0)
torch.flip(x)
x.repeat()
x.repeat('a')
x.repeat(2., 1)
x.reshape()
x.reshape('a')
x.reshape(2, 'a')
x.expand()
x.expand('a')
torch.roll(x, 1, 'a')
x.sum(dim=(0, 'a'))
x.transpose('a', 0)
x.unsqueeze('a')
x.unsqueeze(1.5)
x.flatten('a')
x.flatten(1.5)
x.size('a')
torch.cat([x], 'a')
torch.stack([x, x], dim='a')
torch.add(x)
torch.sub(x)
torch.mul(x)
torch.matmul(x)
torch.cat()
torch.stack()
F.linear(x)
F.conv2d(x)""".splitlines():
    try: print(l,'->',eval(l))
    except Exception as e: print(l,'->',type(e).__name__,e)
# ---
import torch
import torch.nn.functional as F
x=torch.zeros(2,3)
for l in """F.relu()
F.gelu()
F.pad(x)
F.one_hot()
F.cross_entropy(x)
F.interpolate()
F.avg_pool2d(x)
F.adaptive_avg_pool2d(x)
F.unfold(x)
F.normalize()
F.embedding(x)
F.scaled_dot_product_attention(x)
F.cosine_similarity(x)
F.batch_norm(x)
F.mse_loss(x)
F.sigmoid()
F.tanh()
F.silu()
F.leaky_relu()
F.softplus()
F.log_softmax()
F.dropout()
F.pixel_shuffle(x)
F.linear(x, 3)
F.relu(3)
F.gelu(3)
F.layer_norm(x, (3,), 4)
F.max_pool2d('a', 2)
F.avg_pool2d(x[None], 'a')
F.pad('a', (1, 1))
F.pad(x, 1)
F.pad(x, 'a')
F.scaled_dot_product_attention(x, x, 3)
F.dropout('a')
F.linear(x, x, foo=1)
F.relu(x, foo=1)
F.softmax(x, foo=1)
x.softmax(foo=1)
x.view(foo=1)
x.sum(foo=1)""".splitlines():
    try: print(l,'->',eval(l))
    except Exception as e: print(l,'->',type(e).__name__,e)
# ---
import torch
import torch.nn.functional as F
x=torch.zeros(2,3)
for l in """x.flatten(foo=1)
torch.zeros(2, foo=1)
torch.flatten(x, foo=1)
torch.cat([x], foo=1)
x.t(1)
x.clone(1)
x.detach(1)
x.contiguous(1)
x.float(1)
x.cpu(1)
x.mm()
x.matmul()
x.add()
x.mul()
x.add_('a')
x.mul_('a')
x.masked_fill(x > 0)
x.gather(1)
x.topk()
x.topk('a')
x.transpose(0)
x.transpose(0, 1, 2)
x.chunk()
x.split()
x.unfold(1)
x.narrow(0)
x.softmax('a')
x.argmax('a')
x.max('a')
x.mean('a')
x.clamp(min='a')
x.to()
x.expand(2, 'a')
x.index_select(0)
x.scatter_(1)
x.fill_()
x.copy_()
x.copy_([1])
x.normal_('a')
x.uniform_('a')""".splitlines():
    try: print(l,'->',eval(l))
    except Exception as e: print(l,'->',type(e).__name__,e)
# ---
import torch
import torch.nn.functional as F
x=torch.zeros(2,3)
for l in """torch.randperm()
torch.randperm('a')
torch.randn()
torch.rand()
torch.eye()
torch.empty()
torch.ones()
torch.full()
torch.full((2,))
torch.arange(1, 'a')
torch.linspace('a', 1, 2)
torch.manual_seed()
torch.where()
torch.where(x)
torch.softmax(x)
torch.sort()
torch.topk(x)
torch.argmax()
torch.squeeze(x, 'a')
torch.is_tensor()
torch.equal(x)
torch.allclose(x)
torch.bmm(x)
torch.outer(x)
torch.tril()
torch.broadcast_to(x, 3)
torch.chunk(x)
torch.split(x)
torch.unbind()
torch.gather(x, 1)
torch.nn.Parameter(1)""".splitlines():
    try: print(l,'->',eval(l))
    except Exception as e: print(l,'->',type(e).__name__,e)
# ---
import torch
from torch import nn
import torch.nn.functional as F
x=torch.zeros(2,3)
img=torch.zeros(1,3,8,8)
for l in """x.view(-2, 3)
x.reshape(-3, 2)
x.view(3, -2)
x.long().softmax(0)
x.long().softmax(1)
x.bool().softmax(1)
torch.randperm(-1)
F.nll_loss(x, torch.tensor([0., 1.]))
F.cross_entropy(x, torch.zeros(2))
F.cross_entropy(x, torch.zeros(2, 3).long())
F.cross_entropy(x, torch.zeros(2).int())
F.cross_entropy(x, torch.zeros(2).bool())
F.avg_pool2d(x, 2)
F.avg_pool2d(x[0], 2)
F.adaptive_avg_pool2d(x, 2)
F.adaptive_avg_pool2d(x[0], 2)
F.adaptive_avg_pool2d(img, (1, 2, 3))
F.unfold(x, 2)
F.unfold(x[0], 2)
F.max_pool2d(x[0], 2)
F.scaled_dot_product_attention(x, x, x, dropout_p=2.)
F.dropout(x, 2)
F.dropout(x, -0.5)
nn.Dropout(2)
torch.index_select(x, 1, torch.tensor([3]))
torch.index_select(x, 0, torch.tensor([3]))
torch.index_select(x, 0, torch.tensor([-3]))
torch.index_select(x[0], 0, torch.tensor([3]))
torch.index_select(img, 1, torch.tensor([3]))
torch.index_select(x.long(), 1, torch.tensor([3]))
torch.index_select(x.t(), 1, torch.tensor([3]))
torch.zeros(1, 2)[0][1][2]
torch.tensor(1.)[0]
torch.tensor(1.)[1]
torch.tensor(1.)[-1]
torch.tensor(1.)[:]
torch.tensor(1.)[0, 0]
torch.tensor(1.)[[0]]
torch.tensor(1.)[1:]
torch.tensor(1.)[..., 0]""".splitlines():
    try: print(l,'->',eval(l))
    except Exception as e: print(l,'->',type(e).__name__,e)
# ---
import torch
from torch import nn
import torch.nn.functional as F
x=torch.zeros(2,3)
img=torch.zeros(1,3,8,8)
for l in """x[..., ..., 0]
x[0, ..., ..., 0]
img.byte() * 1.5 if 0 else F.conv2d(img.byte(), torch.zeros(1, 3, 2, 2))
nn.Conv2d(3, 4, 3)(img.byte())
nn.Conv2d(3, 4, 3)(img.long())
nn.Conv2d(3, 4, 3)(img.double())
nn.Conv2d(3, 4, 3)(img.half())
nn.Conv2d(3, 4, 3)(img.int())
nn.Conv2d(3, 4, 3)(img.bool())
nn.Conv2d(3, 4, 3, bias=False)(img.byte())
nn.Conv2d(3, 4, 3, bias=False)(img.double())
nn.Linear(3, 4)(x.long())
nn.Linear(3, 4)(x.byte())
nn.Linear(3, 4)(x.bool())
nn.Linear(3, 4)(x.half())
nn.Linear(3, 4, bias=False)(x.long())
nn.LayerNorm(3)(x.long())
nn.LayerNorm(3)(x.double())
nn.LayerNorm(3)(x.half())
nn.LayerNorm(3, elementwise_affine=False)(x.long())
nn.BatchNorm2d(3)(img.long())
nn.BatchNorm2d(3)(img.double())
nn.BatchNorm2d(3).eval()(img.double())
nn.ReLU()(x.bool())
nn.GELU()(x.long())
nn.Sigmoid()(x.long())
nn.Softmax(1)(x.long())
nn.MaxPool2d(2)(img.long()).shape
nn.AvgPool2d(2)(img.long()).shape
nn.AdaptiveAvgPool2d(1)(img.long()).shape
F.normalize(x.long())
F.gelu(x.long())
F.one_hot(x)
x.long() @ x.t()
torch.mm(x.long(), x.t().long()).dtype
x.half() @ x.t()
torch.einsum('ij,kj->ik', x, x.long())
torch.bmm(x[None], x.t()[None].long())
torch.matmul(x.bool(), x.t().bool())
torch.std(x.long())""".splitlines():
    try: print(l,'->',eval(l))
    except Exception as e: print(l,'->',type(e).__name__,e)
# ---
import torch
from torch import nn
import torch.nn.functional as F
x=torch.zeros(2,3)
img=torch.zeros(1,3,8,8)
for l in """torch.norm(x.long())
torch.sqrt(x.long()).dtype
torch.exp(x.bool()).dtype
x.long().fill_(1.5)
torch.arange(3) / 0
torch.arange(3) // 0
torch.arange(3) % 0
torch.tensor([1.]) // 0
torch.zeros(3).long().div_(2)
torch.tensor([1, 2]) ** -1
torch.tensor([True]) + torch.tensor([True])
torch.tensor([True]) - 1
torch.tensor([True]) - torch.tensor([True])
~torch.tensor([1.])
torch.tensor([1.]) & 1
torch.tensor([1]) & torch.tensor([1.])
torch.tensor([1.]) << 1
torch.linspace(0, 1, 2.5)
torch.eye(2, 2, 2)
torch.full((2, 2), [1])
torch.bernoulli(x.long())
torch.multinomial(x, 1)
torch.multinomial(torch.ones(3), 4)
torch.cat([x, x.bool()]).dtype
torch.stack([x, x.long()]).dtype
torch.cat([x, torch.zeros(0)]).shape
x.masked_fill(x > 0, 'a')
x.topk(-1)
x.sort('a')
x.squeeze('a')
x.repeat(-1, 2)
x.expand(-2, 3)
x.chunk(2.5)
x.new_zeros()
x.type('torch.LongTensor').dtype
x.type(torch.LongTensor).dtype
x.type('foo')
x.int().item()
torch.tensor([[1.]]).item()
torch.tensor(2.5).__index__()""".splitlines():
    try: print(l,'->',eval(l))
    except Exception as e: print(l,'->',type(e).__name__,e)
# ---
import torch
from torch import nn
import torch.nn.functional as F
x=torch.zeros(2,3)
img=torch.zeros(1,3,8,8)
for l in """int(torch.tensor(2.7))
[0, 1, 2][torch.tensor(1)]
torch.save(x)
torch.zeros(2)[None, None].shape
torch.nn.functional.softmax(x, -5)
x.mean((0, 0))
x.mean(dim=(0, 5))
x.var(0, 'a')
x.norm('a')
x.norm(dim=5)
torch.cdist(x, torch.zeros(2, 4))
torch.linalg.norm(x.long())
torch.linalg.inv(x)
torch.triu(x[0])
torch.outer(x, x[0])
torch.cross(x, x)
torch.cumsum(x)
torch.unique(x, dim=4)
torch.gather(x, 5, torch.zeros(1).long())
torch.roll(x, (1, 1), 0)
torch.rot90(x, 1, [0, 0])
torch.tile(x, 2)
torch.flip(x, [5])
torch.movedim(x, 0, 5)
torch.take(x, torch.tensor([9]))
torch.where(x, 1, 2)
torch.where(x > 0, 1, 'a')
torch.clamp(x)
torch.bincount(x)
torch.logsumexp(x)
torch.quantile(x, 2)
torch.argmax(x, 5)
torch.max(x, x.long()).dtype
torch.max(x, torch.zeros(5))
torch.pow('a', 2)
torch.tensor([2]) ** torch.tensor([-1])""".splitlines():
    try: print(l,'->',eval(l))
    except Exception as e: print(l,'->',type(e).__name__,e)
# ---
import torch, timm
from torch import nn
from timm.layers import PatchEmbed, Mlp, Attention, DropPath, LayerScale
from timm.models.vision_transformer import VisionTransformer, Block
x = torch.zeros(1, 3, 224, 224)
m = timm.create_model('vit_tiny_patch16_224', depth=1)
r = timm.create_model('resnet18')
for line in """timm.create_model()
timm.create_model('')
timm.create_model(3)
timm.create_model(None)
timm.create_model('vit')
timm.create_model('VIT_tiny_patch16_224')
timm.create_model('vit_tiny_patch16_225')
timm.create_model('vit_tiny_patch16_224.foo')
timm.create_model('vit_tiny_patch16_224', foo=3)
timm.create_model('vit_tiny_patch16_224', num_class=3)
timm.create_model('vit_tiny_patch16_224', embed_dim=100)
timm.create_model('vit_tiny_patch16_224', num_heads=7)
timm.create_model('vit_tiny_patch16_224', global_pool='foo')
timm.create_model('vit_tiny_patch16_224', global_pool='avg', class_token=False).cls_token
timm.create_model('vit_tiny_patch16_224', class_token=False)
timm.create_model('vit_tiny_patch16_224', img_size=(32, 64), depth=1).patch_embed.grid_size
timm.create_model('vit_tiny_patch16_224', depth=0).blocks
timm.create_model('vit_tiny_patch16_224', drop_rate=2.)
timm.create_model('vit_tiny_patch16_224', features_only=True, out_indices=(20,))
timm.create_model('resnet50', embed_dim=3)
timm.create_model('resnet50', global_pool='foo')
timm.create_model('resnet50', num_classes=10, foo=1)
timm.create_models('a')
timm.list_model('a')
timm.foo
timm.models.foo
timm.layers.foo
timm.data.foo
timm.models.vision_transformer.foo
m.foo
m.blocks.foo
m.blocks[1]
m.blocks[-2]
m.blocks[0].attention
m.blocks[0].attn.num_head
m.fc
m.classifier
m.norm1
m.patch_embed.num_patch
m.patch_embed.proj.foo
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch, timm
from torch import nn
from timm.layers import PatchEmbed, Mlp, Attention, DropPath, LayerScale
from timm.models.vision_transformer import VisionTransformer, Block
x = torch.zeros(1, 3, 224, 224)
m = timm.create_model('vit_tiny_patch16_224', depth=1)
r = timm.create_model('resnet18')
for line in """r.head
r.blocks
r.layer5
r.layer1[2]
r.cls_token
m()
m(x, foo=1)
m(x[0])
m(x[:, :1])
m(x[:, :, :223])
m(x[:, :, :, :200])
m(x.permute(0, 2, 3, 1))
m(x.long())
m(x.byte())
m(x.double())
m(x.half())
m(torch.zeros(1, 1, 224, 224))
m(torch.zeros(2, 4, 224, 224))
m(torch.zeros(224, 224))
m(torch.zeros(1, 3, 384, 384))
m(torch.zeros(0, 3, 224, 224)).shape
m.forward_features(torch.zeros(1, 197, 192))
m.forward_features()
m.forward_head(x)
m.forward_head(torch.zeros(1, 192))
m.forward_head(torch.zeros(1, 197, 191))
m.patch_embed(torch.zeros(1, 3, 223, 224))
m.patch_embed(torch.zeros(3, 224, 224))
m.patch_embed(torch.zeros(1, 1, 224, 224))
m.patch_embed.proj(torch.zeros(1, 1, 224, 224))
m.blocks[0](torch.zeros(1, 197, 191))
m.blocks[0](torch.zeros(197, 192))
m.blocks[0].attn(torch.zeros(197, 192))
m.blocks[0].mlp(torch.zeros(1, 197, 191))
m.norm(torch.zeros(1, 197, 191))
m.head(torch.zeros(1, 191))
m._pos_embed(torch.zeros(1, 195, 192))
m.reset_classifier()
m.reset_classifier(5, 'foo')
m.reset_classifier(5, foo=1)
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch, timm
from torch import nn
from timm.layers import PatchEmbed, Mlp, Attention, DropPath, LayerScale
from timm.models.vision_transformer import VisionTransformer, Block
x = torch.zeros(1, 3, 224, 224)
m = timm.create_model('vit_tiny_patch16_224', depth=1)
r = timm.create_model('resnet18')
for line in """m.forward_intermediates(x, indices=5)
m.forward_intermediates(x, indices=[5])
m.forward_intermediates(x, output_fmt='NHWC')
m.get_intermediate_layers(x, n=3)
m.state_dict()['foo']
r()
r(x[0])
r(x[:, :1])
r(torch.zeros(1, 1, 224, 224))
r(torch.zeros(3, 3))
r.reset_classifier()
r.forward_intermediates(x, indices=9)
PatchEmbed()(torch.zeros(1, 3, 100, 224))
PatchEmbed(32, 16)(torch.zeros(1, 3, 32, 31))
PatchEmbed(33, 16).grid_size
PatchEmbed(33, 16)(torch.zeros(1, 3, 33, 33)).shape
PatchEmbed(32, 16, foo=1)
PatchEmbed(img_size=None, patch_size=16, embed_dim=4)(torch.zeros(1, 3, 32, 48)).shape
PatchEmbed(img_size=None, patch_size=16, embed_dim=4)(torch.zeros(1, 3, 33, 48)).shape
PatchEmbed(img_size=None, patch_size=16, embed_dim=4).num_patches
PatchEmbed(32, 16, strict_img_size=False, embed_dim=4)(torch.zeros(1, 3, 48, 48)).shape
PatchEmbed(32, 16, strict_img_size=False, dynamic_img_pad=True, embed_dim=4)(torch.zeros(1, 3, 33, 33)).shape
Mlp()
Mlp(4)(torch.zeros(1, 5))
Attention(10, 3)
Attention()
Attention(12, num_heads=4)(torch.zeros(1, 5, 11))
Attention(12, 5)
Block(12)
Block(12, 5)
Block(12, 3)(torch.zeros(1, 4, 8))
Block(12, 3)(torch.zeros(4, 12))
DropPath(0.1)
LayerScale(4)(torch.zeros(1, 5))
VisionTransformer(foo=1)
VisionTransformer(embed_dim=10, num_heads=3)
VisionTransformer(img_size=30, patch_size=16, depth=0).patch_embed.num_patches
VisionTransformer(global_pool='foo')
timm.is_model()
timm.is_model('resnet50')
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
# ---
import torch, timm
from torch import nn
from timm.layers import PatchEmbed, Mlp, Attention, DropPath, LayerScale
from timm.models.vision_transformer import VisionTransformer, Block
x = torch.zeros(1, 3, 224, 224)
m = timm.create_model('vit_tiny_patch16_224', depth=1)
r = timm.create_model('resnet18')
for line in """timm.is_model_pretrained('vit_tiny_patch16_224')
timm.get_pretrained_cfg('foo')
timm.list_models(3)
timm.list_models('foo*')
timm.list_pretrained('foo*')
timm.data.create_transform(foo=1)
timm.data.resolve_data_config()
timm.data.resolve_data_config({})
timm.data.resolve_data_config({}, model=3)
""".strip().splitlines():
    try:
        print(line, '->', eval(line))
    except Exception as e:
        print(line, '->', type(e).__name__, e)
