import numpy as np
np.random.seed(0)
print(np.random.rand(), np.random.rand(3), np.random.rand(2, 2))
print(np.random.randn(), np.random.randn(5), np.random.randn(2, 3))
print(np.random.randint(10), np.random.randint(5, 10, 6), np.random.randint(0, 2, size=(2, 3)), np.random.randint(0, 256, (2, 4), dtype=np.uint8), np.random.randint(0, 100, 5, dtype=np.uint8))
print(np.random.random(2), np.random.random_sample((1, 2)), np.random.uniform(-1, 1, 3), np.random.uniform(2, 5), np.random.normal(0, 2, 3), np.random.normal(5, 1), np.random.standard_normal(2))
print(np.random.permutation(6), np.random.permutation([3, 4, 5]), np.random.permutation(np.arange(6).reshape(3, 2)))
x = np.arange(8); np.random.shuffle(x); print(x)
y = [1, 2, 3, 4]; np.random.shuffle(y); print(y)
z = np.arange(6).reshape(3, 2); np.random.shuffle(z); print(z)
print(np.random.choice(5), np.random.choice(5, 3), np.random.choice(5, 3, replace=False), np.random.choice([10, 20, 30], 2), np.random.choice(['a', 'b'], 3), np.random.choice(4, 5, p=[0.1, 0.2, 0.3, 0.4]), np.random.choice(4, 2, replace=False, p=[0.1, 0.2, 0.3, 0.4]))
print(np.random.beta(1, 1), np.random.beta(0.2, 0.2), np.random.beta(2, 5, 3), np.random.exponential(2.0, 2), np.random.gamma(2.0, 1.0, 2), np.random.gamma(0.5), np.random.poisson(3, 4), np.random.poisson(30, 3), np.random.binomial(1, 0.5, 6), np.random.binomial(10, 0.3, 4))
print(np.random.dirichlet([1, 2, 3]), np.random.multinomial(5, [0.2, 0.3, 0.5]), np.random.lognormal(0, 1, 2), np.random.chisquare(2, 2), np.random.standard_exponential(2))
# ---
import numpy as np
np.random.seed(42)
print(np.random.randn(1000).sum().round(10), np.random.rand(1000).mean(), np.random.randint(0, 1000, 1000).sum(), np.random.randn(3).astype(np.float32))
rs = np.random.RandomState(7)
print(rs.rand(2), rs.randn(2), rs.randint(5, size=3), rs.permutation(4), rs.choice(3, 2), rs.uniform(size=2), rs.normal(size=(1, 2)))
np.random.seed([1, 2, 3]); print(np.random.rand(2))
np.random.seed(2**32 - 1); print(np.random.rand(2))
print(type(np.random.rand()), type(np.random.randint(3)), np.random.rand(2).dtype, np.random.randint(3, size=2).dtype, np.random.RandomState(0).rand(0), np.random.rand(0, 3).shape)
# ---
import numpy as np
rng = np.random.default_rng(0)
print(rng.random(), rng.random(3), rng.random((2, 2)), rng.random(2, dtype=np.float32))
print(rng.standard_normal(), rng.standard_normal(4), rng.normal(1, 2, 3), rng.normal(size=(2, 2)))
print(rng.integers(10), rng.integers(0, 5, 6), rng.integers(0, 256, size=(2, 3), dtype=np.uint8), rng.integers(1, 6, endpoint=True, size=4), rng.integers(0, 100, 5, dtype=np.uint8), rng.integers(0, 2, 5, dtype=np.int32))
print(rng.permutation(6), rng.permutation(np.arange(6).reshape(3, 2)), rng.choice(5), rng.choice(10, 4, replace=False), rng.choice([1.5, 2.5], 3), rng.choice(3, 4, p=[0.2, 0.3, 0.5]), rng.uniform(0, 10, 2), rng.exponential(1.0, 3), rng.beta(2, 3), rng.poisson(4, 3), rng.gamma(2.0, size=2))
x = np.arange(7); rng.shuffle(x); print(x)
w = [1, 2, 3]; rng.shuffle(w); print(w)
print(rng, type(rng).__name__) if False else print(type(rng).__name__)
# ---
import numpy as np
rng = np.random.default_rng(123456789)
print(rng.standard_normal(20000).sum(), rng.standard_exponential(20000).sum(), rng.random(1000).sum(), rng.integers(0, 7, 1000).sum())
print(np.random.default_rng([1, 2]).random(2), np.random.default_rng(2**70).random(2), np.random.Generator(np.random.PCG64(5)).random(2))
print(type(rng.random()), type(rng.integers(5)), type(rng.standard_normal()), rng.random(2).dtype)
# ---
import numpy as np
def tell(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, '|', e)
np.random.seed(0)
tell(lambda: np.random.seed(-1))
tell(lambda: np.random.seed(2**32))
tell(lambda: np.random.seed('a'))
tell(lambda: np.random.randint(5, 5))
tell(lambda: np.random.randint(0))
tell(lambda: np.random.choice(3, 5, replace=False))
tell(lambda: np.random.choice(3, p=[0.5, 0.5]))
tell(lambda: np.random.choice(3, p=[0.5, 0.2, 0.2]))
tell(lambda: np.random.choice([]))
tell(lambda: np.random.choice([[1, 2], [3, 4]]))
tell(lambda: np.random.normal(0, -1))
tell(lambda: np.random.foo)
tell(lambda: np.random.default_rng(0).choice(3, 5, replace=False))
tell(lambda: np.random.default_rng(0).integers(5, 5))
tell(lambda: np.random.default_rng(-1))
tell(lambda: np.random.rand(2.5))
tell(lambda: np.random.default_rng(0).rand(3))
tell(lambda: np.random.beta(0, 1))
