import numpy as np
print(np.array([1, 2, 3]), np.array([1.5, 2, 3]), np.array([[1, 2], [3, 4]]), np.array([True, False]))
print(repr(np.array([1, 2, 3])), repr(np.array([1.5, 2, 3])), repr(np.array([[1, 2], [3, 4]], dtype=np.float32)))
print(np.zeros(3), np.zeros((2, 3)), np.ones((2, 2), dtype=int), np.full((2, 2), 7), np.full(3, 1.5), np.eye(3))
print(np.arange(5), np.arange(2, 10, 3), np.arange(0, 1, 0.25), np.linspace(0, 1, 5), np.arange(5.0))
print(np.zeros((2, 3), dtype=np.uint8), np.empty((0, 3)).shape, repr(np.empty((0, 3))), repr(np.array([])))
# ---
import numpy as np
a = np.arange(24).reshape(2, 3, 4)
print(a.shape, a.dtype, a.ndim, a.size, a.itemsize, a.nbytes, a.strides, len(a))
print(a)
print(repr(a))
print(a.T.shape, a.transpose(1, 0, 2).shape, a.reshape(-1).shape, a.reshape(4, -1).shape, a.flatten()[:3], a.ravel()[-1])
print(a[0], a[0, 1], a[0, 1, 2], a[-1, -1, -1], a[:, 1], a[..., 0], a[0, :, ::2], a[:, ::-1, 0])
print(type(a[0, 0, 0]), type(a.sum()), type(a.mean()), repr(a[0, 0, 0]), repr(a.mean()), repr(a.max() > 3))
# ---
import numpy as np
print(np.arange(2000))
print(repr(np.arange(2000)))
print(np.arange(2500).reshape(50, 50))
print(repr(np.zeros((40, 40))))
print(np.zeros((3, 20, 20, 3)).astype(np.float32))
# ---
import numpy as np
print(np.array([0.1, 0.22, 0.333]), np.array([1e-10, 1.0]), np.array([1e10, 1.0]), np.array([1e-5]), np.array([0.00012, 1]))
print(np.array([123456.789, 0.5]), np.array([1e8, 2e8]), np.array([99999999.0]), np.array([1/3, 2/3]))
print(np.array([1e6, 1], dtype=np.float32), np.array([1e5, 2e5], dtype=np.float32), np.array([0.1, 0.2], dtype=np.float32), np.array([1/3], dtype=np.float32))
print(np.array([np.nan, 1.0, np.inf]), np.array([-np.inf, np.nan]), np.array([1.0, -2.5]), np.array([-0.0, 0.0]))
print(np.array([1000.5, 0.001]), np.array([1000.5, 2.0]), np.array([1.0, 1e3, 1e4]), np.array([1e-3, 1]))
print(np.array([0.1, 0.5], dtype=np.float16), np.array([1000, 2], dtype=np.float16), np.array(3.0), np.array(7), np.array(1/3))
print(np.float32(0.1), np.float64(0.1), np.float32(1e10), np.float64(1e16), np.float16(0.1), np.int8(5), np.float32(3))
print(repr(np.float32(0.1)), repr(np.float64(2)), repr(np.int64(3)), repr(np.bool_(True)), repr(np.uint8(3)), [np.float32(1), np.int32(2)])
print(np.pi * np.arange(4), np.exp(np.arange(5)), np.array([12345.678, 1.2345678901234]))
print(np.array([[1.123456789, 22.5], [333.25, 4444.125]]))
print(np.array([1e300, 1e-300]), np.array([5e-324]), np.array([1.7976931348623157e308]))
# ---
import numpy as np
np.set_printoptions(precision=3)
print(np.array([1/3, 2/3, 100.0]), np.pi * np.ones(2))
np.set_printoptions(precision=3, suppress=True)
print(np.array([1e-10, 1.0, 1000.123456]))
np.set_printoptions(precision=8, suppress=False, linewidth=40)
print(np.arange(30))
np.set_printoptions(linewidth=75, threshold=5)
print(np.arange(10))
np.set_printoptions(threshold=1000, edgeitems=3)
with np.printoptions(precision=2, suppress=True):
    print(np.array([0.123456, 5e-6]))
print(np.array2string(np.array([1.5, 2.25]), separator=', ', precision=1), np.array_str(np.arange(3)), np.array_repr(np.arange(3)))
print(np.array2string(np.arange(4) / 3, formatter={'float_kind': lambda x: '%.2f' % x}))
np.set_printoptions(formatter={'float': '{:0.3f}'.format})
print(np.array([1.0, 2.5]))
np.set_printoptions()
# ---
import numpy as np
a = np.arange(10)
b = a[2:5]
b[0] = 99
print(a, b.base is a, np.shares_memory(a, b))
c = a.reshape(2, 5)
c[1, 1] = -1
print(a)
d = a[[1, 2]]
d[0] = 1000
print(a[:3], a.copy() is a)
a[a > 5] = 0
print(a)
a[::2] = 7
print(a)
m = np.zeros((3, 3), int)
m[0] = 1
m[:, 2] = [5, 6, 7]
m[1, :2] += 10
print(m)
m[m == 1] = -5
print(m, m.T.base is m)
m[np.arange(3), np.arange(3)] = 100
print(m)
a[::-1][0] = 42
print(a[::-1], a[-3:], a[:-7:-2])
# ---
import numpy as np
x = np.arange(12).reshape(3, 4)
print(x[[0, 2]], x[:, [1, 3]], x[[0, 1, 2], [1, 2, 3]], x[np.array([[0, 1], [1, 2]])].shape)
print(x[x % 2 == 0], x[np.array([True, False, True])], x[x > 100], x[np.newaxis].shape, x[:, None, :].shape, x[..., None].shape)
print(x[1:, 1:][0], x[-1], x[[-1]], x[np.int64(1), 2], x[True].shape)
print(x[0, [1, 2]], x[[0, 1], :][:, [0, 2]], x[np.ix_([0, 2], [1, 3])] if hasattr(np, 'ix_') else '')
y = np.zeros((2, 3, 4))
print(y[0, :, [1, 2]].shape, y[:, 0, [1, 2]].shape, y[[0], :, [1]].shape, y[:, [0, 1], 1].shape)
print(x.take([0, 5]), np.take(x, [0, 2], axis=1), np.where(x > 5), np.where(x > 5, x, -1), np.nonzero(x > 9), np.argwhere(x > 9))
# ---
import numpy as np
def tell(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, '|', e)
a = np.arange(6).reshape(2, 3)
tell(lambda: a[2])
tell(lambda: a[0, 3])
tell(lambda: a[0, 0, 0])
tell(lambda: a[[0, 5]])
tell(lambda: a['x'])
tell(lambda: a[1.5])
tell(lambda: a[np.array([True, False, True])])
tell(lambda: a[[0, 1], [0, 1, 2]])
tell(lambda: a.reshape(4, 2))
tell(lambda: a.reshape(-1, 4))
tell(lambda: a.reshape(-1, -1))
tell(lambda: a + np.arange(4))
tell(lambda: a + np.zeros((3, 2)))
tell(lambda: a @ a)
tell(lambda: np.dot(a, a))
tell(lambda: np.concatenate([a, np.zeros((2, 2, 2))]))
tell(lambda: np.concatenate([a, np.zeros((3, 2))]))
tell(lambda: np.concatenate([np.array(1), np.array(2)]))
tell(lambda: np.stack([a, a[0]]))
tell(lambda: np.concatenate([]))
tell(lambda: a.sum(axis=2))
tell(lambda: np.max(np.array([])))
tell(lambda: np.argmax([]))
tell(lambda: a.squeeze(0))
tell(lambda: a.transpose(0, 1, 2))
tell(lambda: bool(a))
tell(lambda: int(a))
tell(lambda: float(np.array([1.5, 2.5])))
tell(lambda: if_(a))
tell(lambda: a.item())
tell(lambda: np.array([[1, 2], [3]]))
tell(lambda: np.array([1, [2, 3]]))
tell(lambda: np.array(['a', 'b']).astype(float))
tell(lambda: np.zeros(-1))
tell(lambda: np.linspace(0, 1, -1))
tell(lambda: a.foo)
tell(lambda: np.foo)
tell(lambda: np.float)
tell(lambda: np.int)
tell(lambda: np.dtype('foo'))
tell(lambda: np.zeros(2, dtype='abc'))
tell(lambda: np.uint8(300))
tell(lambda: np.array([1, 2], dtype=np.uint8) + 300)
tell(lambda: np.array([300], dtype=np.uint8))
tell(lambda: np.arange(3) ** -1)
tell(lambda: -np.array([True]))
tell(lambda: np.array([True]) - np.array([False]))
tell(lambda: np.array([1.5]) & 1)
tell(lambda: len(np.array(5)))
tell(lambda: iter(np.array(5)))
tell(lambda: np.split(np.arange(5), 2))
tell(lambda: np.broadcast_to(np.arange(3), (2, 4)))
tell(lambda: np.expand_dims(a, 5))
tell(lambda: np.arange(3).dot(np.arange(4)))
tell(lambda: np.einsum('ij,jk->ik', a, a))
tell(lambda: np.unravel_index(10, (2, 3)))
tell(lambda: np.linalg.inv(np.zeros((2, 2))))
tell(lambda: np.linalg.inv(np.zeros((2, 3))))
tell(lambda: np.bincount([-1]))
tell(lambda: hash(a))
# ---
import numpy as np
def tell(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, '|', e)
a = np.arange(6).reshape(2, 3)
def assign(index, value):
    b = a.copy()
    b[index] = value
    print(b.tolist())
tell(lambda: assign(0, [1, 2]))
tell(lambda: assign((slice(None), 0), [1, 2, 3]))
tell(lambda: assign(a > 3, [1, 2, 3]))
tell(lambda: assign([0, 1], [1, 2]))
tell(lambda: assign(0, 'x'))
tell(lambda: assign(5, 1))
tell(lambda: assign((0, 0), 1.9))
tell(lambda: assign(a > 3, [7, 8]))
tell(lambda: assign(slice(None), np.array([[1], [2]])))
def inplace():
    b = np.arange(3)
    b += 1.5
tell(inplace)
def inplace2():
    b = np.arange(3)
    b += np.zeros((2, 3), int)
tell(inplace2)
def inplace3():
    b = np.arange(3)
    b /= 2
tell(inplace3)
def small():
    b = np.zeros(2, np.uint8)
    b[0] = 256
tell(small)
x = np.arange(3, dtype=float)
x += 1; x *= 2; x -= 0.5; x /= 2; x **= 2
print(x)
y = np.arange(5)
y //= 2
y %= 2
print(y, y.dtype)
# ---
import numpy as np
a = np.arange(6).reshape(2, 3)
print(a.flatten("F"), a.flatten("f"), a.flatten(None), a.ravel("A"), a.flatten(order="K"), np.reshape(a, (3, 2), order="F"))
for wrong in (0, 1.5, "X", "FF"):
    for call in (a.flatten, a.ravel, a.copy, lambda order: a.reshape(6, order=order), lambda order: a.astype(float, order=order), lambda order: np.ravel(a, order)):
        try:
            print(call(wrong))
        except (TypeError, ValueError) as raised:
            print(type(raised).__name__, raised)
# ---
import numpy as np
np.zeros((2, 3)).flatten(0)
