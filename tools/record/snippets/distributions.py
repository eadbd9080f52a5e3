import torch
from torch.distributions import Normal
d = Normal(torch.tensor([0.0, 1.0, -2.0]), torch.tensor([1.0, 2.0, 0.5]))
print(d, Normal(0.0, 1.0), d.batch_shape, d.event_shape, d.has_rsample)
print(d.mean, d.stddev, d.variance, d.mode, d.entropy(), d.perplexity())
torch.manual_seed(0)
x = d.sample()
print(x, d.sample((2,)), d.rsample(torch.Size([2])), d.sample((6,)).shape, d.sample((6,))[5])
print(d.log_prob(x), d.log_prob(torch.tensor(0.5)), d.cdf(x), d.icdf(torch.tensor(0.3)))
print(d.expand((2, 3)), d.expand([2, 3]).sample().shape, Normal(0, 1).sample(), Normal(1, 2).loc)
# ---
import torch
from torch.distributions import Normal, Bernoulli, Categorical, Uniform, MultivariateNormal, Beta, Independent, Geometric, constraints
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: Normal(torch.zeros(3), torch.tensor([1.0, -1.0, 0.0])))
show(lambda: Normal(0.0, -1.0))
show(lambda: Normal(torch.tensor([float('nan')]), 1.0))
show(lambda: Normal(0.0, 1.0).log_prob(torch.tensor(float('nan'))))
show(lambda: Normal(0.0, 1.0).log_prob(0.5))
show(lambda: Normal(torch.zeros(3), 1.0).log_prob(torch.zeros(2)))
show(lambda: Normal(torch.zeros(3), 'x'))
show(lambda: Normal(torch.zeros(3), torch.zeros(3), validate_args=False).sample())
show(lambda: Bernoulli())
show(lambda: Bernoulli(0.5, 0.5))
show(lambda: Bernoulli(torch.tensor([0.5, 1.5])))
show(lambda: Bernoulli(0.5).log_prob(torch.tensor(0.3)))
show(lambda: Categorical(torch.tensor(1.0)))
show(lambda: Categorical(logits=torch.tensor(1.0)))
show(lambda: Categorical(torch.tensor([0.2, -0.1])))
show(lambda: Categorical(torch.tensor([0.2, 0.1])).log_prob(torch.tensor(2)))
show(lambda: Uniform(2.0, 1.0))
show(lambda: Uniform(0.0, 1.0).log_prob(torch.tensor(1.5)))
show(lambda: MultivariateNormal(torch.zeros(2), torch.tensor([[1.0, 2.0], [2.0, 1.0]])))
show(lambda: MultivariateNormal(torch.zeros(2)))
show(lambda: MultivariateNormal(torch.tensor(0.0), torch.eye(2)))
show(lambda: MultivariateNormal(torch.zeros(2), scale_tril=torch.zeros(2)))
show(lambda: MultivariateNormal(torch.zeros(2), torch.eye(2)).log_prob(torch.zeros(3)))
show(lambda: Beta(-1.0, 2.0))
show(lambda: Geometric(0.0))
show(lambda: Independent(Normal(torch.zeros(3), 1.0), 2))
show(lambda: Bernoulli(0.5).rsample())
show(lambda: Categorical(torch.ones(3)).cdf(torch.tensor(1)))
show(lambda: torch.distributions.Distribution().sample())
show(lambda: torch.distributions.Distribution(validate_args=False).mean)
show(lambda: torch.distributions.NoSuchThing)
# ---
import torch
from torch.distributions import Uniform, Bernoulli, Exponential, Laplace, Geometric, LogNormal
torch.manual_seed(4)
for d in [Uniform(-1.0, torch.tensor([1.0, 2.0])), Bernoulli(torch.tensor([0.2, 0.9])), Bernoulli(logits=torch.tensor([[0.3], [-2.0]])),
          Exponential(torch.tensor([0.5, 2.0])), Laplace(0.0, torch.tensor([1.0, 3.0])), Geometric(torch.tensor([0.1, 0.6])), Geometric(logits=torch.tensor([0.5])),
          LogNormal(torch.tensor([0.0, 0.5]), 0.4)]:
    print(d, d.support, d.arg_constraints, d.batch_shape)
    x = d.sample((3,))
    print(x, d.log_prob(x), d.mean, d.variance, d.stddev, d.entropy(), d.mode)
    print(d.expand((3, *d.batch_shape)).sample().shape, d.has_rsample, d.has_enumerate_support)
    try:
        print(d.cdf(x), d.icdf(torch.tensor(0.2)))
    except NotImplementedError as e:
        print(repr(e))
print(Bernoulli(torch.tensor([0.5, 0.1])).mode, Bernoulli(0.3).enumerate_support(), Bernoulli(torch.ones(2) / 3).enumerate_support(expand=False), Bernoulli(0.3).logits, Bernoulli(logits=0.3).probs)
# ---
import torch
from torch.distributions import Categorical, OneHotCategorical, OneHotCategoricalStraightThrough
torch.manual_seed(5)
d = Categorical(torch.tensor([[1.0, 2.0, 3.0, 4.0], [0.0, 1.0, 0.0, 1.0]]))
print(d, d.probs, d.logits, d.support, d.param_shape, d.mean, d.variance, d.mode, d.entropy())
a = d.sample()
print(a, d.sample((5,)), d.log_prob(a), d.log_prob(torch.tensor([[0, 1], [2, 3]])), d.enumerate_support().shape, d.enumerate_support(False).shape)
print(Categorical(logits=torch.tensor([0.1, 0.2, -0.3])), Categorical(logits=torch.tensor([0.1, 0.2, -0.3])).sample(), d.expand((3, 2)))
o = OneHotCategorical(torch.tensor([0.2, 0.3, 0.5]))
x = o.sample((2,))
print(o, x, o.log_prob(x), o.mean, o.mode, o.variance, o.entropy(), o.event_shape, o.enumerate_support())
torch.set_grad_enabled(True)
logits = torch.tensor([0.5, -0.5, 1.0], requires_grad=True)
y = OneHotCategoricalStraightThrough(logits=logits).rsample()
(y * torch.tensor([1.0, 2.0, 4.0])).sum().backward()
print(y, logits.grad)
# ---
import torch
from torch.distributions import MultivariateNormal, Normal, Independent, kl_divergence
torch.manual_seed(1)
S = torch.tensor([[2.0, 0.5], [0.5, 1.0]])
d = MultivariateNormal(torch.tensor([1.0, -1.0]), S)
x = d.sample((3,))
print(d, x, d.log_prob(x), d.entropy(), d.mean, d.variance, d.scale_tril, d.precision_matrix, d.support)
e = MultivariateNormal(torch.zeros(4, 2), scale_tril=torch.tensor([[1.0, 0.0], [0.3, 0.8]]))
print(e, e.batch_shape, e.event_shape, e.rsample().shape, e.log_prob(torch.ones(2)), e.covariance_matrix.shape, e.entropy())
p = MultivariateNormal(torch.zeros(2), precision_matrix=S)
print(p, p.covariance_matrix, p.log_prob(torch.ones(3, 2)), kl_divergence(d, p), kl_divergence(e, d), d.expand((2,)).sample().shape)
i = Independent(Normal(torch.zeros(2, 3), torch.ones(2, 3)), 1)
print(i, i.batch_shape, i.event_shape, i.log_prob(torch.ones(3)), i.entropy(), i.sample().shape, i.support, i.expand((4, 2)))
# ---
import torch
from torch.distributions import *
from torch.distributions import transforms
torch.manual_seed(2)
d = TransformedDistribution(Normal(torch.zeros(2), 1.0), [TanhTransform(cache_size=1)])
x = d.rsample()
print(d, x, d.log_prob(x), d.support, d.has_rsample, d.batch_shape)
base = Uniform(0.0, torch.ones(3))
logistic = TransformedDistribution(base, [SigmoidTransform().inv, AffineTransform(loc=torch.tensor([1.0, 2.0, 3.0]), scale=2.0)])
x = logistic.sample((2,))
print(logistic, x, logistic.log_prob(x), logistic.cdf(x), logistic.icdf(torch.tensor(0.4)))
c = ComposeTransform([AffineTransform(1.0, -2.0), ExpTransform()])
print(c, c.inv(c(torch.tensor([0.5]))), c.sign, c.domain, c.codomain, c.bijective, c.log_abs_det_jacobian(torch.tensor([0.5]), c(torch.tensor([0.5]))))
m = TransformedDistribution(Independent(Normal(torch.zeros(2, 3), 1.0), 1), [ExpTransform()])
print(m.batch_shape, m.event_shape, m.log_prob(torch.ones(2, 3)), m.expand((4, 2)).sample().shape, m.support)
print(SoftplusTransform()(torch.tensor(1.0)), SoftplusTransform().inv(torch.tensor(1.0)), SigmoidTransform().inv, TanhTransform() == TanhTransform(), TanhTransform() == ExpTransform(), AffineTransform(0, 1) == AffineTransform(0, 1))
for bad in [lambda: TransformedDistribution(base, TanhTransform), lambda: TransformedDistribution(base, [1]), lambda: TanhTransform(cache_size=2)]:
    try:
        bad()
    except ValueError as e:
        print(str(e).split(' at 0x')[0])
# ---
import torch
from torch.distributions import *
t = torch.tensor
ps = [Normal(t([0.0, 1.0]), t([1.0, 2.0])), Laplace(t([0.0, 1.0]), t([1.0, 2.0])), Uniform(t([0.1, 0.2]), t([0.5, 3.0])), Exponential(t([0.5, 2.0])), Gamma(t([1.5, 2.0]), t([1.0, 0.5])),
      Beta(t([1.0, 2.0]), t([3.0, 0.5])), Bernoulli(t([0.2, 0.7])), Poisson(t([1.0, 3.0])), Geometric(t([0.3, 0.6])), Categorical(t([0.1, 0.9])), OneHotCategorical(t([0.2, 0.3])), Dirichlet(t([1.0, 2.0]))]
qs = [Normal(t([0.5, -1.0]), t([2.0, 1.0])), Laplace(t([1.0, 0.5]), t([0.5, 1.0])), Uniform(t([0.0, 0.5]), t([1.0, 4.0])), Exponential(t([1.0, 0.25])), Gamma(t([2.0, 0.5]), t([0.3, 1.0])),
      Beta(t([2.0, 2.0]), t([0.5, 1.5])), Bernoulli(t([0.5, 1.0])), Poisson(t([2.0, 2.5])), Geometric(t([0.5, 0.5])), Categorical(t([0.5, 0.5])), OneHotCategorical(t([0.5, 0.5])), Dirichlet(t([0.5, 3.0]))]
for p, q in zip(ps, qs):
    print(type(p).__name__, kl_divergence(p, q), kl_divergence(q, p))
for p, q in [(0, 1), (1, 0), (2, 0), (2, 3), (3, 0), (3, 4), (4, 3), (6, 7), (0, 2), (1, 3), (3, 2), (7, 6)]:
    print(type(ps[p]).__name__, type(qs[q]).__name__, kl_divergence(ps[p], qs[q]))
print(kl_divergence(Independent(ps[0], 1), Independent(qs[0], 1)), kl_divergence(LogNormal(0.0, 1.0), LogNormal(1.0, 2.0)))
for p, q in [(Normal(0.0, 1.0), Categorical(t([0.5, 0.5]))), (Normal(0.0, 1.0), Bernoulli(0.5))]:
    try:
        kl_divergence(p, q)
    except NotImplementedError as e:
        print(e)
class Mine(Normal):
    pass
@register_kl(Mine, Normal)
def mine(p, q):
    return 'mine'
print(kl_divergence(Mine(0.0, 1.0), Normal(0.0, 1.0)), kl_divergence(Normal(0.0, 1.0), Mine(0.0, 1.0)), Mine(0.0, 1.0).expand((2,)))
class Other(Normal):
    def __init__(self):
        super().__init__(0.0, 1.0)
try:
    Other().expand((2,))
except NotImplementedError as e:
    print(e)
# ---
import torch
from torch.distributions import Beta, Dirichlet, Gamma, Poisson, Binomial
t = torch.tensor
b = Beta(t([1.0, 2.0]), t([3.0, 0.5]))
print(b, Beta(0.5, 0.5), b.mean, b.variance, b.mode, b.entropy(), b.log_prob(t([0.2, 0.7])), b.support, b.expand((2, 2)).batch_shape)
d = Dirichlet(t([[1.0, 2.0, 3.0], [0.5, 0.5, 0.5]]))
print(d, d.mean, d.variance, d.mode, d.entropy(), d.log_prob(t([0.2, 0.3, 0.5])), d.event_shape)
g = Gamma(t([1.5, 2.0]), t([1.0, 0.5]))
print(g, g.mean, g.variance, g.mode, g.entropy(), g.log_prob(t([0.2, 3.0])))
p = Poisson(t([1.0, 3.5]))
print(p, p.mean, p.variance, p.mode, p.log_prob(t([0.0, 4.0])), p.support)
n = Binomial(5, t([0.2, 0.9]))
print(n, n.mean, n.variance, n.mode, n.entropy(), n.log_prob(t([0.0, 4.0])), n.support, n.enumerate_support(False), n.probs, n.logits)
print(Binomial(t([2, 3]), logits=t([0.2, -0.9])).log_prob(t([1.0, 3.0])))
# ---
import torch
from torch.distributions import Normal, Uniform, Laplace, Exponential, LogNormal, MultivariateNormal, Bernoulli, Categorical, kl_divergence
torch.set_grad_enabled(True)
torch.manual_seed(7)
a = torch.tensor([0.3, -0.2], requires_grad=True)
b = torch.tensor([0.8, 1.5], requires_grad=True)
def grads(y):
    return torch.autograd.grad(y.sum(), [a, b], allow_unused=True)
for D in [Normal, Laplace, LogNormal]:
    d = D(a, b)
    x = d.rsample((3,))
    print(D.__name__, x, grads(x), d.sample().requires_grad, grads(d.log_prob(x.detach())), grads(d.entropy()), grads(d.log_prob(d.rsample())))
print(grads(Uniform(a - 2, b).rsample((2,))), grads(Exponential(b).rsample((2,))), grads(kl_divergence(Normal(a, b), Normal(0.0, 1.0))))
print(grads(MultivariateNormal(a, scale_tril=torch.diag(b)).rsample((2,))), grads(MultivariateNormal(a, torch.diag(b)).log_prob(torch.ones(2))))
print(grads(Bernoulli(logits=a * b).log_prob(torch.tensor([1.0, 0.0]))), grads(Categorical(logits=a * b).log_prob(torch.tensor(1))), grads(Categorical(torch.softmax(a + b, 0)).entropy()))
print(grads(kl_divergence(Categorical(logits=a), Categorical(logits=b))), grads(kl_divergence(Bernoulli(logits=a), Bernoulli(logits=b))))
# ---
import torch
from torch.distributions import Beta, Dirichlet, Gamma, Poisson
for dtype in (torch.float32, torch.float64):
    torch.manual_seed(0)
    a = torch.tensor([0.01, 0.3, 0.9, 1.0, 2.5, 10.0, 200.0], dtype=dtype)
    print(Gamma(a, 2.0).sample((2,)), Dirichlet(a).sample((2,)), Beta(a, 0.4).sample(), torch.rand(1))
    print(Beta(0.2, 0.2).sample((4,)), Beta(1.0, 1.0).sample().item(), Gamma(2.0, torch.tensor([1.0, 3.0])).rsample())
    rates = torch.tensor([0.0, 0.1, 3.0, 9.9, 10.0, 45.0, 1000.0], dtype=dtype)
    print(Poisson(rates).sample((5,)), torch.poisson(rates), torch.randn(2))
    print(sum(Gamma(a, 1.0).sample() + Poisson(rates).sample() + Beta(a, a).sample() for _ in range(40)), torch.rand(1))
print(torch.poisson(torch.ones(2, 3), generator=torch.Generator().manual_seed(1)), torch.poisson(torch.ones(2).half()))
for bad in (lambda: torch.poisson(torch.tensor([-1.0])), lambda: torch.poisson(torch.tensor([1])), lambda: torch._standard_gamma(torch.ones(1).half())):
    try:
        bad()
    except (RuntimeError, NotImplementedError) as error:
        print(type(error).__name__, error)
