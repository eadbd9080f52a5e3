import torch
torch.set_grad_enabled(True)
from torch.func import hessian, jacrev, vjp
f=lambda x: x.sin()*x.sum()
x=torch.tensor([1.,2.,3.])
print(jacrev(f)(x))
print(jacrev(lambda a,b: a*b, argnums=(0,1))(x,x)); print(jacrev(lambda a: {'k':a*2},)(x)); print(jacrev(lambda a:(a*2,a.sum()),has_aux=True)(x))
o,g=vjp(f,x); print(o,g(torch.ones(3)))
o,g=vjp(lambda a,b:(a*b,a+b),x,x); print(o,g((torch.ones(3),torch.ones(3))))
print(jacrev(lambda d: d['a']*2)({'a':x}))
print(jacrev(lambda a: (a, a.sum()))(x))
w=torch.tensor([2.,3.,4.],requires_grad=True)
j=jacrev(lambda x: w*x**2)(x); print(j.requires_grad); j.sum().backward(); print(w.grad)
y=x.clone().requires_grad_(); j=jacrev(lambda x: x**3)(y); j.sum().backward(); print(y.grad)
print(hessian(lambda a: a.prod())(x), jacrev(jacrev(lambda x: (x**3).sum()))(x))
torch.set_grad_enabled(False)
# ---
import torch
torch.set_grad_enabled(True)
from torch.func import grad, grad_and_value, hessian, jacfwd, jacrev, jvp, vjp
f = lambda x: (x ** 3).sum()
x = torch.tensor([1., 2., 3.])
print(grad(lambda t: grad(f)(t).sum())(x), grad(grad(grad(lambda t: t ** 4)))(torch.tensor(2.)))
print(grad(lambda t: grad(lambda s: (s * t).prod())(x).sum())(x))
print(jvp(lambda t: t * t, (x,), (torch.ones(3),)), jvp(lambda a, b: (a * b, a.sin()), (x, x), (x, torch.zeros(3))))
print(jacfwd(lambda t: t.sin())(x), jacfwd(lambda a, b: a * b.sum(), argnums=(0, 1))(x, x))
print(jacfwd(jacrev(f))(x), hessian(f)(x), jacrev(jacfwd(lambda t: t.exp()))(x[:2]))
print(jacfwd(lambda t: (t * 2, t.sum()), has_aux=True)(x), jacfwd(lambda d: {'y': d['a'] * 2})({'a': x[:2]}))
w = x.clone().requires_grad_()
g = grad(f)(w); print(g); g.sum().backward(); print(w.grad)
g, v = grad_and_value(lambda t: (t * w).sum())(x); print(g, v); v.backward(); print(w.grad)
print(grad(lambda t: vjp(torch.sin, t)[1](torch.ones(3))[0].sum())(x), jvp(grad(f), (x,), (torch.ones(3),)))
try: jvp(f, x, x)
except RuntimeError as e: print(e)
torch.set_grad_enabled(False)
# ---
import torch
torch.set_grad_enabled(True)
from torch.autograd.functional import hessian, hvp, jacobian, jvp, vhp, vjp
cube = lambda a: (a ** 3).sum()
x = torch.tensor([1., 2.])
print(jvp(lambda a: a ** 2, x, torch.ones(2)), hvp(cube, x, torch.ones(2)), vhp(cube, x, torch.tensor([1., 0.])))
print(jvp(lambda a, b: (a * b, a + b), (x, x), (x, x)), hvp(lambda a, b: (a * b).sum(), (x, x), (x, torch.zeros(2))))
print(jvp(lambda a: a.exp(), torch.tensor(0.)), hvp(lambda a: 2 * a.sum(), x, x))
for call in (lambda: jvp(cube, x), lambda: hvp(cube, x, torch.ones(3)), lambda: vhp(lambda a, b: (a * b).sum(), (x, x), (x, torch.ones(3)))):
    try: print(call())
    except RuntimeError as e: print(e)
w = x.clone().requires_grad_(); y = w ** 2
print(torch.autograd.grad(y, w, torch.eye(2), is_grads_batched=True, retain_graph=True))
g = torch.autograd.grad([y, y.sum()], [w], [torch.ones(3, 2), torch.ones(3)], is_grads_batched=True, create_graph=True)[0]; print(g.detach(), g.requires_grad); g.sum().backward(retain_graph=True); print(w.grad)
print(torch.autograd.grad(y, [w, torch.ones(1, requires_grad=True)], torch.eye(2), is_grads_batched=True, retain_graph=True, allow_unused=True))
try: torch.autograd.grad(y, w, torch.ones(2), is_grads_batched=True)
except RuntimeError as e: print(e)
class Round(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x): return x.round()
    @staticmethod
    def backward(ctx, g): print(ctx.needs_input_grad); return g
try: torch.autograd.gradcheck(Round.apply, (torch.rand(2, dtype=torch.double, requires_grad=True),))
except RuntimeError as e: print(type(e).__name__)
torch.set_grad_enabled(False)
