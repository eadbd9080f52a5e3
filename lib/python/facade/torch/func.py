"""`torch.func`: functions of functions, and modules called with other parameters; after `torch/_functorch/`."""

from functools import wraps

from ._stand_in import refuse
import torch

from . import _verbs as verbs
from ._tensor import Tensor


def _mapped(function, tree):
    """`function` of every tensor in tuples, lists and dicts."""
    if isinstance(tree, (tuple, list)):
        return type(tree)(_mapped(function, item) for item in tree)
    if isinstance(tree, dict):
        return {name: _mapped(function, item) for name, item in tree.items()}
    return function(tree) if isinstance(tree, Tensor) else tree


def _tensors(tree, found):
    _mapped(lambda tensor: found.append(tensor), tree)
    return found


def _stacked(name, results, out_dim):
    first = results[0]
    if isinstance(first, (tuple, list)):
        dims = out_dim if isinstance(out_dim, (tuple, list)) else [out_dim] * len(first)
        return type(first)(_stacked(name, list(column), dim) for column, dim in zip(zip(*results), dims))
    if isinstance(first, dict):
        return {key: _stacked(name, [result[key] for result in results], out_dim) for key in first}
    if not isinstance(first, Tensor):
        raise ValueError(
            f"vmap({name}, ...): `{name}` must only return Tensors, got type {type(first)}. "
            "Did you mean to set out_dims= to None for output?"
        )
    return torch.stack(results, out_dim)


def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    """`func` of each part along `in_dims`, stacked along `out_dims`; here one part after the other."""

    name = getattr(func, "__name__", repr(func))

    @wraps(func)
    def mapped(*args, **kwargs):
        dims = [in_dims] * len(args) if isinstance(in_dims, int) else list(in_dims)
        if len(dims) != len(args):
            raise ValueError(
                f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): in_dims is not compatible with the structure of `inputs`."
            )
        sizes = [
            tensor.shape[dim]
            for arg, dim in zip(args, dims)
            if dim is not None
            for tensor in _tensors(arg, [])
        ]
        sizes += [tensor.shape[0] for tensor in _tensors(kwargs, [])]
        if not sizes:
            raise ValueError(
                f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are "
                "trying to vmap over a function with no inputs. The latter is unsupported."
            )
        if len(set(sizes)) > 1:
            raise ValueError(
                f"vmap: Expected all tensors to have the same size in the mapped dimension, got sizes {sizes} for the mapped dimension"
            )

        def part(i):
            parts = [
                arg if dim is None else _mapped(lambda t, dim=dim: t.select(dim, i), arg)
                for arg, dim in zip(args, dims)
            ]
            return func(*parts, **_mapped(lambda t: t.select(0, i), kwargs))

        return _stacked(name, [part(i) for i in range(sizes[0])], out_dims)

    return mapped


_leaves = []  # of the transforms that are running, one within another
_depth = 0


class _running:
    """While it is entered a transform runs; it knows the leaves of its own and of those within it."""

    def __enter__(self):
        global _depth
        _depth += 1
        self._first = len(_leaves)
        return self

    def watches(self, tensors, outputs):
        """Whether somebody outside takes gradients of what comes back: by the arguments, or by what `func` closes over."""
        return any(tensor.requires_grad for tensor in tensors) or _learns_elsewhere(
            outputs, _leaves[self._first :]
        )

    def __exit__(self, *_):
        global _depth
        _depth -= 1
        if _depth == 0:
            _leaves.clear()


def _entered(tensor):
    """The tensor as a place where gradients arrive: a result of it where it learns outside, so that both see it."""
    if tensor.requires_grad:
        return tensor * 1
    leaf = tensor.detach().requires_grad_()
    _leaves.append(leaf)
    return leaf


def grad_and_value(func, argnums=0, has_aux=False):
    """A function that gives the gradients of `func`'s scalar by the arguments `argnums`, and that scalar."""

    @wraps(func)
    def gradients(*args, **kwargs):
        wanted = (argnums,) if isinstance(argnums, int) else tuple(argnums)
        args = list(args)
        given = _tensors([args[i] for i in wanted], [])
        with torch.enable_grad(), _running() as running:
            for i in wanted:
                args[i] = _mapped(_entered, args[i])
            result = func(*args, **kwargs)
            value, aux = result if has_aux else (result, None)
            if not isinstance(value, Tensor):
                raise RuntimeError(
                    f"grad_and_value(f)(*args): Expected f(*args) to return a Tensor, got {type(value)}"
                )
            if value.dim() != 0:
                raise RuntimeError(
                    "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with "
                    f"{value.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?"
                )
            leaves = _tensors([args[i] for i in wanted], [])
            watched = running.watches(given, [value])
            found = iter(torch.autograd.grad(value, leaves, create_graph=watched, allow_unused=True))
        # a gradient of zero where `func` does not look at the tensor
        filled = [
            _mapped(lambda t: (lambda g: torch.zeros_like(t) if g is None else g)(next(found)), args[i])
            for i in wanted
        ]
        gradient = filled[0] if isinstance(argnums, int) else tuple(filled)
        if not watched:
            value, aux = value.detach(), _mapped(lambda t: t.detach(), aux)
        return gradient, (value, aux) if has_aux else value

    return gradients


def grad(func, argnums=0, has_aux=False):
    """A function that gives the gradients of `func`'s scalar by the arguments `argnums`."""
    both = grad_and_value(func, argnums, has_aux)

    @wraps(func)
    def gradients(*args, **kwargs):
        gradient, value = both(*args, **kwargs)
        return (gradient, value[1]) if has_aux else gradient

    return gradients


def _like(tree, parts):
    """The structure of `tree`, its tensors replaced by the next of `parts`."""
    return _mapped(lambda _: next(parts), tree)


def _slopes(outputs, leaves, grad_outputs):
    """The gradients by each leaf of one output or several, zero where they do not meet."""
    on_tape = [(out, grad) for out, grad in zip(outputs, grad_outputs) if out.requires_grad]
    if not on_tape:
        return [torch.zeros_like(leaf) for leaf in leaves]
    outs, grads = zip(*on_tape)
    return torch.autograd.grad(
        outs, leaves, grads, retain_graph=True, create_graph=True, materialize_grads=True
    )


def _learns_elsewhere(outputs, leaves):
    """Whether something else than the leaves gets gradients of the outputs."""
    own = [leaf.mul(1).grad_fn.next_functions[0][0] for leaf in leaves]
    seen = set()
    waiting = [out.grad_fn for out in outputs if out.grad_fn is not None]
    while waiting:
        node = waiting.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        if hasattr(node, "variable") and node not in own:
            return True
        waiting += [before for before, _ in node.next_functions]
    return False


def jacrev(func, argnums=0, has_aux=False, *, chunk_size=None, _preallocate_and_copy=False):
    """A function that gives the Jacobian of `func` by the arguments `argnums`: output's shape, then input's."""

    @wraps(func)
    def jacobian(*args, **kwargs):
        wanted = (argnums,) if isinstance(argnums, int) else tuple(argnums)
        args = list(args)
        with torch.enable_grad(), _running() as running:
            given = _tensors([args[i] for i in wanted], [])
            for i in wanted:
                args[i] = _mapped(_entered, args[i])
            result = func(*args, **kwargs)
            result, aux = result if has_aux else (result, None)
            leaves = _tensors([args[i] for i in wanted], [])

            def by_inputs(output):
                flat = output.reshape(-1)
                rows = [_slopes([flat[k]], leaves, [torch.ones_like(flat[k])]) for k in range(flat.numel())]
                columns = iter(
                    [
                        torch.stack(column).reshape(output.shape + leaf.shape)
                        for column, leaf in zip(zip(*rows), leaves)
                    ]
                )
                found = [_like(args[i], columns) for i in wanted]
                return found[0] if isinstance(argnums, int) else tuple(found)

            jacobians = _mapped(by_inputs, result)
            if not running.watches(given, _tensors(result, [])):
                jacobians = _mapped(lambda t: t.detach(), jacobians)
        return (jacobians, _mapped(lambda t: t.detach(), aux)) if has_aux else jacobians

    return jacobian


def hessian(func, argnums=0):
    """A function that gives the second derivatives of `func` by the arguments `argnums`."""
    return jacrev(jacrev(func, argnums), argnums)


def vjp(func, *primals, has_aux=False):
    """`func` of the tensors, and the function that brings the gradients of its results back to them."""
    with torch.enable_grad(), _running() as running:
        leaves = [_mapped(_entered, primal) for primal in primals]
        result = func(*leaves)
        result, aux = result if has_aux else (result, None)
        flat, outputs = _tensors(leaves, []), _tensors(result, [])
        watched = running.watches(_tensors(list(primals), []), outputs)
    kept = (lambda tree: tree) if watched else (lambda tree: _mapped(lambda t: t.detach(), tree))

    def pulled(cotangents):
        given = _tensors(cotangents, [])
        found = _slopes(outputs, flat, given)
        if not watched and not any(tensor.requires_grad for tensor in given):
            found = [tensor.detach() for tensor in found]
        found = iter(found)
        return tuple(_like(leaf, found) for leaf in leaves)

    value = kept(result)
    return (value, pulled, kept(aux)) if has_aux else (value, pulled)


def _pushed(func, primals, tangents, has_aux=False):
    """`func` of the tensors, and how it changes along the tangents.

    The gradient of a vector-Jacobian product by its vector, which the Jacobian times the tangents is.
    """
    with torch.enable_grad(), _running() as running:
        leaves = [_mapped(_entered, primal) for primal in primals]
        result = func(*leaves)
        result, aux = result if has_aux else (result, None)
        flat, outputs = _tensors(leaves, []), _tensors(result, [])
        vectors = [torch.zeros_like(output).requires_grad_() for output in outputs]
        products = _slopes(outputs, flat, vectors)
        found = _slopes(products, vectors, _tensors(list(tangents), []))
        watched = running.watches([*_tensors(list(primals), []), *_tensors(list(tangents), [])], outputs)
    kept = (lambda tree: tree) if watched else (lambda tree: _mapped(lambda t: t.detach(), tree))
    return kept(result), kept(_like(result, iter(found))), kept(aux)


def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    """`func` of the tensors, and its derivative along the tangents."""
    for name, given in (("primals", primals), ("tangents", tangents)):
        if not isinstance(given, tuple):
            raise RuntimeError(
                f"jvp(f, primals, tangents): Expected {name} to be a tuple. "
                f"E.g. it should be valid to call f(*primals)."
            )
    value, change, aux = _pushed(func, primals, tangents, has_aux)
    return (value, change, aux) if has_aux else (value, change)


def jacfwd(func, argnums=0, has_aux=False, *, randomness="error"):
    """`jacrev`'s Jacobian, column by column: one derivative along each element of the arguments."""

    @wraps(func)
    def jacobian(*args, **kwargs):
        wanted = (argnums,) if isinstance(argnums, int) else tuple(argnums)

        def of(*changing):
            now = list(args)
            for i, value in zip(wanted, changing):
                now[i] = value
            return func(*now, **kwargs)

        primals = tuple(args[i] for i in wanted)
        flat = _tensors(list(primals), [])
        columns = []  # for each element of each tensor: what the outputs do
        for place, tensor in enumerate(flat):
            units = torch.eye(tensor.numel(), dtype=tensor.dtype).reshape(-1, *tensor.shape)
            for unit in units:
                along = iter(
                    [unit if k == place else torch.zeros_like(other) for k, other in enumerate(flat)]
                )
                value, change, aux = _pushed(of, primals, tuple(_like(p, along) for p in primals), has_aux)
                columns.append(_tensors(change, []))
        results = iter(range(len(columns[0])))

        def by_inputs(output):
            which, start, found = next(results), 0, []
            for tensor in flat:
                column = [row[which] for row in columns[start : start + tensor.numel()]]
                found.append(torch.stack(column, -1).reshape(output.shape + tensor.shape))
                start += tensor.numel()
            found = iter(found)
            parts = [_like(primal, found) for primal in primals]
            return parts[0] if isinstance(argnums, int) else tuple(parts)

        jacobians = _mapped(by_inputs, value)
        return (jacobians, aux) if has_aux else jacobians

    return jacobian


class _Lent:
    """While it is entered the module computes with other tensors than its own."""

    def __init__(self, module, tensors):
        self._module, self._tensors, self._own = module, tensors, []

    def __enter__(self):
        for path, tensor in self._tensors.items():
            where, _, name = path.rpartition(".")
            owner = self._module.get_submodule(where)
            self._own.append((owner, name, getattr(owner, name)))
            verbs.lend_tensor(owner, name, tensor)

    def __exit__(self, *_):
        for owner, name, tensor in reversed(self._own):
            verbs.lend_tensor(owner, name, tensor)


def functional_call(
    module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False
):
    """`module(*args)` with these parameters and buffers in place of its own, which it has again after."""
    dicts = parameter_and_buffer_dicts
    tensors = {}
    for given in (dicts,) if isinstance(dicts, dict) else dicts:
        tensors.update(given)
    if tie_weights:
        tensors = _tied(module, tensors)
    if args is None:
        args = ()
    known = dict((*module.named_parameters(remove_duplicate=False), *module.named_buffers()))
    if strict:
        _check_keys(module, known, tensors)
    with _Lent(module, {name: tensor for name, tensor in tensors.items() if name in known}):
        return module(*(args if isinstance(args, tuple) else (args,)), **(kwargs or {}))


def _check_keys(module, known, given):
    wrong = ""
    if unexpected := sorted(given.keys() - known.keys()):
        wrong += "\n\tUnexpected key(s): " + ", ".join(map(repr, unexpected)) + "."
    if lacking := sorted(known.keys() - given.keys()):
        wrong += "\n\tMissing key(s): " + ", ".join(map(repr, lacking)) + "."
    if wrong:
        raise RuntimeError(f"Error(s) in reparametrizing for {module._get_name()}:{wrong}")


def _tied(module, tensors):
    """Shared parameters are replaced in every place."""
    places = {}
    for name, tensor in (*module.named_parameters(remove_duplicate=False), *module.named_buffers()):
        places.setdefault(id(tensor), []).append(name)
    for names in places.values():
        given = next((tensors[name] for name in names if name in tensors), None)
        if given is not None:
            tensors = {**dict.fromkeys(names, given), **tensors}
    return tensors


def stack_module_state(models):
    """Parameters and buffers of models of one structure, each stacked."""
    if not models:
        raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
    first = models[0]
    if not all(type(model) is type(first) for model in models):
        raise RuntimeError("stack_module_state: Expected all models to be of the same class.")
    both = []
    for found in ("named_parameters", "named_buffers"):
        rows = [dict(getattr(model, found)()) for model in models]
        both.append({name: torch.stack([row[name].detach() for row in rows]) for name in rows[0]})
    parameters, buffers = both
    return {name: tensor.requires_grad_() for name, tensor in parameters.items()}, buffers


def __getattr__(name):
    if name in ("debug_unwrap", "functionalize", "linearize"):
        return refuse(f"torch.func.{name} is part of torch but not of this page.", __name__, name)
    raise AttributeError(f"module 'torch.func' has no attribute '{name}'")


__all__ = [
    "functional_call",
    "grad",
    "grad_and_value",
    "hessian",
    "jacfwd",
    "jacrev",
    "jvp",
    "stack_module_state",
    "vjp",
    "vmap",
]
