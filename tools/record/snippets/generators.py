import torch
g = torch.Generator().manual_seed(7)
torch.manual_seed(0)
print(torch.randn(3, generator=g), torch.rand(2, generator=g))
print(torch.randn(2))
print(torch.randint(0, 10, (4,), generator=g), torch.randperm(5, generator=g))
print(g.initial_seed(), g.device)
# ---
import torch
g = torch.Generator()
g.manual_seed(1)
state = g.get_state()
print(state.dtype, state.shape)
a = torch.rand(3, generator=g)
g.set_state(state)
print(torch.equal(a, torch.rand(3, generator=g)))
# ---
import torch
g = torch.Generator().manual_seed(3)
print(torch.zeros(3).normal_(generator=g), torch.zeros(2).uniform_(-1, 1, generator=g))
print(torch.normal(0., 2., (3,), generator=g))
print(torch.bernoulli(torch.full((5,), 0.5), generator=g))
print(torch.multinomial(torch.tensor([1., 2., 3.]), 2, generator=g))
# ---
import torch
a = torch.randn(2, generator=torch.Generator().manual_seed(42))
b = torch.randn(2, generator=torch.Generator().manual_seed(42))
print(torch.equal(a, b), torch.Generator().initial_seed() == torch.default_generator.initial_seed())
# ---
import torch
print(torch.manual_seed(5) is torch.default_generator)
print(torch.initial_seed())
torch.manual_seed(-1)
print(torch.initial_seed())
# ---
import torch
torch.randn(2, generator=5)
# ---
import torch
torch.Generator().manual_seed('a')
# ---
import torch
torch.Generator('cuda')
