import operator
import torch
import torch.fx
from torch import nn
from torch.fx import GraphModule, Interpreter, Proxy, Tracer, Transformer, symbolic_trace
torch.set_grad_enabled(True)
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.param = nn.Parameter(torch.ones(3, 4))
        self.linear = nn.Linear(4, 5)
    def forward(self, x):
        return self.linear(x + self.param).clamp(min=0.0, max=1.0)
torch.manual_seed(0)
m = M()
traced = symbolic_trace(m)
print(traced.graph, traced.code, traced)
x = torch.randn(3, 4)
print(torch.equal(traced(x), m(x)), type(traced).__name__, isinstance(traced, GraphModule), list(traced.state_dict()), traced.linear is m.linear)
for n in traced.graph.nodes:
    print(n.op, n.name, n.target if isinstance(n.target, str) else n.target.__name__, n.args, n.kwargs, list(n.users), n.all_input_nodes, n.prev, n.next)
class Prints(Interpreter):
    def run_node(self, n):
        result = super().run_node(n)
        print(n, result.shape)
        return result
    def call_method(self, target, args, kwargs):
        return super().call_method("clone", args[:1], {})
Prints(traced).run(x)
for n in traced.graph.nodes:
    if n.op == "call_function" and n.target == operator.add:
        with traced.graph.inserting_after(n):
            new = traced.graph.call_function(torch.sub, n.args)
        n.replace_all_uses_with(new)
        traced.graph.erase_node(n)
traced.graph.lint()
traced.recompile()
print(traced.code, torch.equal(traced(x), m.linear(x - m.param).clamp(0, 1)))
class Swap(Transformer):
    def call_function(self, target, args, kwargs):
        return super().call_function(torch.add if target is torch.sub else target, args, kwargs)
print(Swap(traced).transform().code)
try:
    traced.graph.erase_node(next(iter(traced.graph.nodes)))
except RuntimeError as e:
    print(e)
# ---
import torch
from torch.fx import symbolic_trace
def shown(f):
    try:
        traced = symbolic_trace(f)
        print(traced.graph, traced.code)
        return traced
    except Exception as e:
        print(type(e).__name__, e)
def f(x, y: torch.Tensor, z=None, *, k=2) -> torch.Tensor:
    a, b = x.chunk(2)
    c = torch.cat([a, b], dim=0)[..., 1:] @ y.mT
    return (c ** 2 / 3 - 1 > 0.5) & ~(abs(c) == 2), {"c": c, "k": (k, x.shape)}
shown(f)
shown(lambda x: x if x.sum() > 0 else -x)
shown(lambda x: [each for each in x])
shown(lambda x: len(x))
shown(lambda x: range(x))
shown(lambda x: torch.zeros(2) + x)
t = shown(lambda x: torch.einsum("ij,jk->ik", x, x.t()).softmax(-1).mean(dim=(0, 1), keepdim=True).view(*[1, 1]))
print(t(torch.ones(2, 2)), t.__class__.__name__)
unused = shown(lambda x, y: x.relu().T + x.size(0))
shown(lambda input, getattr, x_1: input + getattr + x_1)
def unread(x):
    y = x + 1
    z = x + 2
    return z
g = shown(unread)
g.graph.eliminate_dead_code()
g.recompile()
print(g.code)
# ---
import torch
import torch.nn.functional as F
from torch import nn
from torch.fx import Tracer, symbolic_trace
for f in (lambda x: F.relu(x), lambda x: F.relu(x, True), lambda x: F.gelu(x), lambda x: F.gelu(x, approximate="tanh"), lambda x: F.softmax(x, dim=-1), lambda x: F.softmax(x, 1), lambda x: F.dropout(x, 0.1), lambda x: F.layer_norm(x, (4,)), lambda x: F.silu(x), lambda x: F.interpolate(x, scale_factor=2), lambda x: F.pad(x, (1, 1)), lambda x: F.normalize(x, dim=-1), lambda x, y: F.mse_loss(x, y), lambda x, y: F.cross_entropy(x, y), lambda x: F.adaptive_avg_pool2d(x, 1), lambda x: F.max_pool2d(x, 2), lambda x: F.avg_pool2d(x, 2), lambda q: F.scaled_dot_product_attention(q, q, q), lambda x, w: F.linear(x, w), lambda x, w: F.conv2d(x, w, stride=2), lambda x: F.leaky_relu(x), lambda x: F.log_softmax(x, dim=1), lambda x: F.group_norm(x, 2), lambda x: F.elu(x), lambda x: F.hardswish(x), lambda x: F.pixel_shuffle(x, 2), lambda x: F.one_hot(x, 3), lambda x, y: F.cosine_similarity(x, y)):
    traced = symbolic_trace(f)
    print(traced.code.strip().split("\n")[1], [n.format_node() for n in traced.graph.nodes][-2])
class Block(nn.Module):
    def __init__(self, dim=8, heads=2):
        super().__init__()
        self.norm = nn.LayerNorm(dim)
        self.qkv = nn.Linear(dim, dim * 3)
        self.mlp = nn.Sequential(nn.Linear(dim, 16), nn.GELU(), nn.Linear(16, dim))
        self.heads = heads
        self.register_buffer("scale", torch.tensor(0.5))
    def forward(self, x):
        B, N, C = x.shape
        q, k, v = self.qkv(self.norm(x)).reshape(B, N, 3, self.heads, C // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        x = x + ((q @ k.transpose(-2, -1)) * self.scale).softmax(dim=-1).matmul(v).transpose(1, 2).reshape(B, N, C)
        return x + self.mlp(x)
torch.manual_seed(0)
block = nn.Sequential(Block(), Block())
traced = symbolic_trace(block)
print(traced.code)
x = torch.randn(2, 3, 8)
print(torch.equal(traced(x), block(x)), [n.name for n in traced.graph.nodes], traced)
class Whole(Tracer):
    def is_leaf_module(self, m, name):
        return isinstance(m, Block) or super().is_leaf_module(m, name)
print(Whole().trace(block))
# ---
import torch
from torch import nn
for m in (nn.Linear(2, 3), nn.Linear(2, 3, bias=False), nn.LayerNorm(4), nn.GELU(), nn.ReLU(), nn.Sequential(nn.Linear(2, 2), nn.ReLU())):
    traced = torch.fx.symbolic_trace(m)
    print(traced.graph, traced)
