import numpy as np
a = np.arange(12, dtype=float).reshape(3, 4)
print(a.sum(), a.sum(0), a.sum(axis=1), a.sum(axis=(0, 1)), a.sum(axis=1, keepdims=True))
print(a.mean(), a.mean(0), a.std(), a.var(axis=1), a.std(ddof=1), a.min(), a.max(axis=0), a.prod(axis=1))
print(a.argmax(), a.argmin(axis=1), a.cumsum(), a.cumsum(axis=0), np.cumprod([1, 2, 3]))
print(a.any(), a.all(), np.any(a > 5, axis=0), np.all(a > 5, axis=1), np.ptp(a), np.median(a), np.median(a, axis=0))
print(np.percentile(a, 25), np.percentile(a, [5, 50, 95]), np.quantile(a, 0.3), np.average([1, 2, 3], weights=[3, 2, 1]))
print(np.sum([1, 2]), np.mean([1, 2]), np.max([3, 1]), np.sum(np.array([1, 2], dtype=np.uint8)), np.sum([True, True]), np.mean([True, False]))
print(np.nanmean([1, np.nan, 3]), np.nansum([1, np.nan]), np.nanmax([1, np.nan]), np.nanstd([1.0, 2.0, np.nan]))
print(np.count_nonzero(a), np.diff([1, 4, 9]), np.clip(a, 2, 5)[0], a.clip(max=3)[1], a.round(1)[0, 0])
# ---
import numpy as np
rng = np.random.default_rng(0)
x = rng.standard_normal((50, 40))
f = x.astype(np.float32)
for v in (x, f, x.T, f[:, ::2], x.reshape(5, 10, 40)):
    print(repr(v.sum()), repr(v.mean()), repr(v.std()), repr(v.var()), v.sum(0)[:3], v.mean(axis=-1)[:2])
print(repr(x.reshape(5, 10, 40).sum(axis=(0, 2))), repr(x.reshape(5, 10, 40).mean((0, 1))[:4]))
print(repr(f.reshape(-1)[:999].sum()), repr(f.reshape(-1)[:7].sum()), repr(np.sum(f, dtype=np.float64)))
print(repr((f * f).sum(1)[:4]), repr(f.max()), repr(f.astype(np.float16).mean()))
# ---
import numpy as np
a = np.array([1, 2, 3])
b = np.array([4.0, 5.0, 6.0])
print(a + b, a - b, a * b, a / b, a // 2, a % 2, a ** 2, -a, abs(-a), 2 ** a, 1 / a, a / 2, 7 // a, 10 - a, divmod(7, 2))
print(a > 2, a == b, a != 2, (a > 1) & (a < 3), (a > 1) | (a == 1), ~(a > 1), a & 1, a | 4, a ^ 1, a << 1, a >> 1)
print(np.sqrt(a), np.exp(b), np.log(b), np.sin(b), np.tanh(a), np.floor([1.5, -1.5]), np.ceil(1.2), np.round(2.567, 2), np.rint([0.5, 1.5, 2.5]))
print(np.maximum(a, 2), np.minimum(a, b), np.power(a, 2), np.mod(-7, 3), np.abs([-1, 2]), np.sign([-2.0, 0, 3]), np.square(a), np.reciprocal(2.0))
print(np.add(1, 2), np.multiply(a, 3), np.subtract.outer(a, a), np.add.reduce(a), np.multiply.accumulate(a), np.hypot(3, 4), np.arctan2(1, 1))
print(np.isnan([1, np.nan]), np.isinf([np.inf, 1]), np.isfinite([1, np.nan]), np.logical_not([True, False]), np.logical_and([1, 0], [1, 1]), np.isclose(0.1 + 0.2, 0.3), np.allclose([1], [1 + 1e-9]))
print(np.deg2rad(180), np.degrees(np.pi), np.log1p(0.5), np.expm1(0.5), np.log2(8), np.log10(1000), np.cbrt(27), np.exp2(3))
# ---
import numpy as np
for x in (np.int8(1), np.uint8(200), np.int32(5), np.int64(7), np.float16(1.5), np.float32(2.5), np.float64(3.5), np.bool_(True)):
    for y in (2, 2.5, True, np.int64(3), np.float32(0.5), np.uint8(4), np.arange(2, dtype=np.int16)):
        r = x + y
        print(type(r).__name__, r.dtype, r, end=' | ')
        r = x * y
        print(r.dtype, r, end=' | ')
        r = y / x
        print(r.dtype, r)
# ---
import numpy as np
print(np.uint8(250) + np.uint8(10), np.array([250], np.uint8) + 10, np.array([1], np.int8) * 100, np.int32(7) // 2, np.int64(7) % 3, np.float32(7) // 2)
print(np.float64(1) / 3, np.float32(1) / 3, 1 / np.float32(3), np.float32(0.1) + 0.2, np.float32(0.1) + np.float64(0.2), np.int64(2) ** 3, np.float64(2) ** 0.5)
print(type(np.float64(1) + 1), type(np.int64(1) + 1), type(1 + np.int64(1)), type(np.int64(1) / 2), type(np.float32(1) * 2), isinstance(np.float64(1), float), isinstance(np.int64(1), int))
print(int(np.int64(3)), float(np.float32(0.5)), round(np.float64(2.567), 2), np.float64(2.5).item(), np.int64(3).item(), f'{np.float32(1.23456):.2f}', f'{np.int64(5):03d}', f'{np.float64(0.1)}', f'{np.float32(0.1)}')
print(np.float64(3) == 3, np.int64(3) == 3.0, np.bool_(True) == True, np.float32(1) < 2, np.int64(5) > np.float32(2.5), not np.bool_(False))
print([1, 2, 3][np.int64(1)], list(range(np.int64(3))), 'ab' * np.int64(2), {np.int64(1): 'a'}[1], np.int64(3) in [1, 2, 3])
print(np.float64(np.nan) == np.nan, np.float64(5).is_integer(), np.float32(3).astype(int), np.float64(3).astype(np.float32).dtype, np.int64(3).dtype, np.float64(1.5).shape)
print(np.sqrt(2), np.sqrt(np.float32(2)), np.exp(1), np.sum(5), np.mean(np.float32(3)), np.maximum(1, 2.5), np.sqrt(4).dtype, np.sqrt(np.int8(4)).dtype)
print(max(np.array([1, 5, 2])), min([np.float32(1), np.float32(0.5)]), sum(np.array([1, 2])), sorted(np.array([3, 1, 2])), any(np.array([False, True])))
# ---
import numpy as np
print(np.array([1, 2]).dtype, np.array([1.0]).dtype, np.array([True]).dtype, np.array([1, 2.5]).dtype, np.array([1, True]).dtype, np.array(['a', 'bcd']).dtype)
for a, b in (('int8', 'uint8'), ('int64', 'float32'), ('int16', 'float32'), ('float16', 'int8'), ('float16', 'int32'), ('float32', 'float64'), ('bool', 'int8'), ('uint8', 'int32'), ('float16', 'float32')):
    print(a, b, np.promote_types(a, b), (np.ones(1, a) + np.ones(1, b)).dtype, np.result_type(a, b), (np.ones(1, a) / np.ones(1, b)).dtype)
print(np.arange(3).astype(float), np.array([1.7, -1.7]).astype(int), np.array([1.5, 0]).astype(bool), np.array([300, -1]).astype(np.uint8), np.array([1, 2]).astype('float32').dtype, np.array([1.9]).astype('i4'))
print(np.dtype('float32'), repr(np.dtype(np.float32)), np.dtype(int), np.dtype('f4') == np.float32, np.float32 == np.dtype('float32'), np.dtype('uint8').itemsize, np.dtype(bool), np.dtype('float64').kind, np.dtype('int32').name)
print(np.issubdtype(np.float32, np.floating), np.issubdtype(int, np.integer), np.issubdtype(np.uint8, np.signedinteger), np.iinfo(np.uint8).max, np.iinfo('int64').min, np.finfo(np.float32).eps, np.finfo(float).max)
print(np.float32, np.int64, np.bool_, np.ndarray, type(np.arange(2)), type(np.float32(1)), np.array([1]).dtype.type)
print(np.can_cast(np.int64, np.float32), np.can_cast('int8', 'int16'), np.isscalar(3), np.isscalar(np.float32(1)), np.isscalar(np.array(1)))
print(np.exp(np.array([1, 2], dtype=np.float32)).dtype, np.sqrt(np.arange(3, dtype=np.int8)).dtype, np.mean(np.ones(2, np.float16)).dtype, np.sum(np.ones(2, np.int8)).dtype, (np.ones(2, np.float32) * 2.0).dtype, (np.ones(2, np.float32) * np.float64(2)).dtype)
# ---
import numpy as np
a, b = np.arange(6).reshape(2, 3), np.arange(6).reshape(3, 2)
print(a @ b, np.dot(a, b), a.dot(b), np.matmul(a, b), np.arange(3) @ np.arange(3), np.dot(2, 3), np.inner([1, 2], [3, 4]), np.outer([1, 2], [3, 4]))
print(np.ones((2, 3, 4)) @ np.ones((4, 5)) @ np.ones(5), (np.ones((5, 2, 3)) @ np.ones((5, 3, 2))).shape)
print(np.einsum('ij,jk->ik', a, b), np.einsum('ii', np.eye(3)), np.einsum('ij->j', a), np.einsum('bhqd,bhkd->bhqk', np.ones((1, 2, 3, 4)), np.ones((1, 2, 5, 4))).shape)
print(np.tensordot(a, b, axes=1), np.tensordot(np.ones((2, 3)), np.ones((2, 3)), axes=([0, 1], [0, 1])), np.trace(np.eye(3)), np.kron([1, 2], [1, 1]), np.cross([1, 0, 0], [0, 1, 0]), np.vdot([1, 2], [3, 4]))
print(np.linalg.norm([3, 4]), np.linalg.norm(a), np.linalg.norm(a, axis=1), np.linalg.norm(a.astype(np.float32), axis=-1, keepdims=True), np.linalg.norm([1, -2], 1), np.linalg.norm([1, -2], np.inf))
print(np.linalg.det([[1, 2], [3, 4]]), np.linalg.inv([[1.0, 2], [3, 4]]), np.linalg.solve([[3, 1], [1, 2]], [9, 8]), np.linalg.matrix_power(np.array([[1, 1], [1, 0]]), 5))
# ---
import numpy as np
x = np.array([3, 1, 2, 3])
print(np.sort(x), x.argsort(), np.unique(x), np.unique(x, return_counts=True), np.unique(x, return_index=True, return_inverse=True), x[::-1], np.argsort(-x))
x.sort()
print(x, np.searchsorted(x, 2), np.searchsorted(x, [0, 3], side='right'), np.bincount([0, 1, 1, 3]), np.histogram([1, 2, 1, 4], bins=3), np.histogram([0.1, 0.5, 0.9], bins=[0, 0.5, 1]), np.digitize([0.5, 1.5], [0, 1, 2]))
print(np.concatenate([[1, 2], [3]]), np.vstack([[1, 2], [3, 4]]), np.hstack([[1, 2], [3]]), np.stack([[1, 2], [3, 4]], axis=1), np.column_stack([[1, 2], [3, 4]]), np.dstack([[1], [2]]).shape, np.append([1], [2, 3]), np.insert([1, 2, 3], 1, 9), np.delete([1, 2, 3], 1))
print(np.split(np.arange(6), 3), np.array_split(np.arange(5), 2), np.split(np.arange(6), [2, 4]), np.tile([1, 2], 2), np.tile([[1]], (2, 3)), np.repeat([1, 2], 2), np.repeat([[1, 2]], 2, axis=0), np.repeat([1, 2], [1, 3]))
print(np.flip([1, 2, 3]), np.fliplr([[1, 2]]), np.flipud([[1], [2]]), np.rot90([[1, 2], [3, 4]]), np.roll([1, 2, 3], 1), np.pad([1, 2], 1), np.pad([[1]], ((1, 0), (0, 2)), constant_values=9), np.pad([1, 2, 3], 2, mode='reflect'), np.pad([1, 2], (1, 2), 'edge'))
print(np.meshgrid([1, 2], [3, 4, 5]), np.meshgrid([1, 2], [3, 4], indexing='ij'), np.mgrid[0:2, 0:3], np.indices((2, 2)), np.ogrid[0:2, 0:2][0].shape, np.tril(np.ones((3, 3))), np.triu(np.arange(9).reshape(3, 3), 1), np.diag([1, 2]), np.diag([[1, 2], [3, 4]]))
print(np.expand_dims([1, 2], 0).shape, np.squeeze(np.zeros((1, 2, 1))).shape, np.moveaxis(np.zeros((2, 3, 4)), 0, -1).shape, np.swapaxes(np.zeros((2, 3)), 0, 1).shape, np.broadcast_to([1, 2], (2, 2)), np.atleast_2d(3), np.ravel([[1], [2]]), np.transpose(np.zeros((2, 3))).shape)
print(np.isin([1, 2, 3], [2]), np.intersect1d([1, 2], [2, 3]), np.union1d([1], [2]), np.setdiff1d([1, 2], [2]), np.array_equal([1, 2], [1, 2]), np.unravel_index(5, (2, 3)), np.unravel_index(np.array([1, 5]), (2, 3)), np.ravel_multi_index((1, 2), (2, 3)), np.interp(2.5, [1, 2, 3], [3, 2, 0]), np.argwhere([0, 1, 1]), np.flatnonzero([0, 1]))
print(np.cumsum([1, 2, 3]), np.prod((2, 3, 4)), np.gradient([1, 4, 9, 16]), np.take_along_axis(np.array([[3, 1, 2]]), np.array([[1, 2, 0]]), axis=1), np.select([np.arange(4) < 2], [np.arange(4)], -1), np.vectorize(lambda v: v * 2)([1, 2]), np.apply_along_axis(sum, 0, np.ones((2, 3))), np.nan_to_num([np.nan, 1.0]), np.argpartition([3, 1, 2], 1)[:1])
# ---
import numpy as np
names = np.array(['cat', 'dog', 'bird'])
print(names, repr(names), names[1], type(names[1]), names[[2, 0]], names == 'dog', names.tolist(), names.shape, names.dtype)
print(np.array(['a', 'b'])[np.array([1.0, 0.5]).argsort()], 'cat' in names, np.unique(['b', 'a', 'b']), len(names), [n.upper() for n in names])
print(np.array([1, 2]).astype(str), np.array(['1', '2']).astype(int), np.array(['1.5']).astype(float), np.array([1, 'a']), np.array([{'a': 1}, None], dtype=object))
for i, row in enumerate(np.arange(4).reshape(2, 2)):
    print(i, row, *row)
for (i, j), v in np.ndenumerate(np.array([[1, 2]])):
    print(i, j, v)
print(dict(zip(names, np.arange(3))), np.array((1, 2)), np.array(range(3)), np.asarray([[1], [2]]).ravel(), np.array([np.array([1, 2]), np.array([3, 4])]), np.array([np.float32(1), np.float32(2)]).dtype)
# ---
import numpy as np, io
b = io.BytesIO()
np.save(b, np.arange(6, dtype=np.float32).reshape(2, 3))
print(len(b.getvalue()), b.getvalue()[:10])
b.seek(0)
print(repr(np.load(b)))
b = io.BytesIO()
np.savez(b, x=np.arange(3), y=np.ones(2))
b.seek(0)
z = np.load(b)
print(z.files, z['x'], z['y'])
print(np.frombuffer(b'\x01\x02\x03', dtype=np.uint8), np.arange(2, dtype=np.int16).tobytes(), np.frombuffer(np.float32(1.5).tobytes() if hasattr(np.float32(1.5), 'tobytes') else b'\0\0\xc0?', dtype=np.float32))
print(np.array([1.0], dtype=np.float32).view(np.int32), np.arange(4).tolist(), np.array(5).item(), np.array([[1, 2], [3, 4]]).item(1, 0), np.arange(3).flat[1])
