# subclasses of Tensor: what gives the class, and how it prints
import torch
class Sub(torch.Tensor):
    pass
x = torch.arange(6.0).reshape(2, 3).as_subclass(Sub)
print(x)
print(type(x), isinstance(x, torch.Tensor), [type(y).__name__ for y in (x + 1, 1 + x, x[0], x.sum(), torch.add(x, 1), torch.ones(3) + x, x.detach(), torch.nn.functional.relu(x), x.clone(), x.T, x @ x.T, torch.stack([x, x]), x > 1, x.split(1)[0], x.topk(1)[0], x.max(0).values, torch.nn.Linear(3, 2)(x), x.shape, x.tolist())])
print(repr(torch.ones(2, requires_grad=True).as_subclass(Sub)[0:0]), x.as_subclass(torch.Tensor))
y = Sub([1.0, 2.0])
print(type(y).__name__, y, y.add_(1), type(y.add_(1)).__name__)
base = torch.zeros(2)
seen = base.as_subclass(Sub)
seen[0] = 5
print(base, type(base).__name__)
z = torch.ones(3)
z.__class__ = Sub
print(type(z * 2).__name__, z)
for cls in (int, 3, None):
    try:
        torch.ones(2).as_subclass(cls)
    except Exception as e:
        print(type(e).__name__, e)
# ---
# __torch_function__: a class that logs
import torch
log = []
class Logged(torch.Tensor):
    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        log.append(func.__name__)
        return super().__torch_function__(func, types, args, kwargs or {})
x = torch.arange(4.0).as_subclass(Logged)
y = torch.nn.functional.softmax(x * 2 + 1, dim=0)
z = torch.stack([y, y]).sum(0).reshape(2, 2)
z[0, 0] = 3.0
w = torch.norm(z)
print(type(z).__name__, type(w).__name__, log)
log.clear()
print(z)
with torch.no_grad():
    print(f"{w.item():.4f}", len(z), log[0])
# ---
# __torch_function__: an object that is no tensor
import torch
class Scalar:
    def __init__(self, value, n):
        self.value, self.n = value, n
    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        handled = {torch.mean: lambda s: float(s.value) / s.n, torch.add: lambda a, b: f"add {getattr(a, 'value', a)} {getattr(b, 'value', b)}"}
        if func not in handled:
            return NotImplemented
        return handled[func](*args, **kwargs)
s = Scalar(6, 3)
print(torch.mean(s), torch.add(s, s), torch.add(torch.ones(2), s))
try:
    torch.mul(s, 2)
except TypeError as e:
    print(str(e).splitlines()[0][:80])
# ---
# a tensor that carries something with it
import torch
class Named(torch.Tensor):
    @staticmethod
    def __new__(cls, data, name="x", *args, **kwargs):
        return super().__new__(cls, data, *args, **kwargs)
    def __init__(self, data, name="x"):
        self.tag = name
    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        out = super().__torch_function__(func, types, args, kwargs)
        if isinstance(out, Named):
            out.tag = getattr(args[0], "tag", "?") if args else "?"
        return out
a = Named([1.0, 2.0], "a")
print(a.tag, (a * 2).tag, (a + torch.ones(2)).tag, type(a * 2).__name__, a * 2)
class P(torch.nn.Parameter):
    pass
p = P(torch.ones(2))
print(type(p).__name__, type(p * 2).__name__, p * 2)
print(torch.overrides.has_torch_function([a]), torch.overrides.has_torch_function([torch.ones(1), p]), torch.overrides.is_tensor_like(3))
def mine(x):
    if torch.overrides.has_torch_function((x,)):
        return torch.overrides.handle_torch_function(mine, (x,), x)
    return x * 3
print(mine(a).tag, mine(torch.ones(1)))
with torch._C.DisableTorchFunctionSubclass():
    print(type(a * 2).__name__)
