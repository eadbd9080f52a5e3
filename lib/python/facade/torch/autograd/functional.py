"""`torch.autograd.functional`: Jacobians and Hessians, a row at a time; after `torch/autograd/functional.py`."""

from .._stand_in import refuse


def _prepared(inputs):
    return tuple(tensor.detach().clone().requires_grad_() for tensor in inputs)


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
    import torch

    several = isinstance(inputs, tuple)
    leaves = inputs if several and create_graph else _prepared(inputs if several else (inputs,))
    with torch.enable_grad():
        outputs = func(*leaves)
        many = isinstance(outputs, tuple)
        rows = tuple(_rows(output, leaves, create_graph) for output in (outputs if many else (outputs,)))
    rows = tuple(row if several else row[0] for row in rows)
    return rows if many else rows[0]


def _rows(output, leaves, create_graph):
    import torch

    flat = output.reshape(-1)
    rows = [
        torch.autograd.grad(
            flat[i], leaves, retain_graph=True, create_graph=create_graph, materialize_grads=True
        )
        for i in range(flat.numel())
    ]
    return tuple(
        torch.stack([row[k] for row in rows]).reshape(output.shape + leaf.shape)
        for k, leaf in enumerate(leaves)
    )


def hessian(
    func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"
):
    import torch

    several = isinstance(inputs, tuple)

    def gradient(*leaves):
        grads = torch.autograd.grad(func(*leaves), leaves, create_graph=True, materialize_grads=True)
        return grads if several else grads[0]

    return jacobian(gradient, inputs, create_graph=create_graph)


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    import torch

    several = isinstance(inputs, tuple)
    leaves = _prepared(inputs if several else (inputs,))
    with torch.enable_grad():
        outputs = func(*leaves)
        grads = torch.autograd.grad(outputs, leaves, v, create_graph=create_graph, materialize_grads=True)
    return outputs.detach() if isinstance(outputs, torch.Tensor) else outputs, grads if several else grads[0]


def _single(several, tensors):
    return tuple(tensors) if several else tensors[0]


def _seeds(v, like, name):
    """The vector to multiply by; where there is one element only, 1."""
    import torch

    if v is not None:
        vectors = v if isinstance(v, tuple) else (v,)
        for i, (vector, tensor) in enumerate(zip(vectors, like)):
            if vector.size() != tensor.size():
                entry = f"Entry {i} in " if len(like) > 1 else ""
                raise RuntimeError(
                    f"{entry}v has invalid size: should be {tensor.size()} but got {vector.size()}."
                )
        return vectors
    if len(like) != 1 or like[0].nelement() != 1:
        raise RuntimeError(
            "The vector v can only be None if the input to the user-provided function is a single Tensor with a "
            "single element."
            if name != "vjp"
            else "The vector v can only be None if the user-provided function returns a single Tensor with a single element."
        )
    return tuple(torch.ones_like(tensor) for tensor in like)


def _kept(tensors, create_graph):
    return tuple(tensors) if create_graph else tuple(tensor.detach() for tensor in tensors)


def _pushed(outputs, leaves, vectors, create_graph):
    """The Jacobian times the vectors, as the gradient of a vector-Jacobian product by its vector."""
    import torch

    through = tuple(torch.zeros_like(output).requires_grad_() for output in outputs)
    products = torch.autograd.grad(outputs, leaves, through, create_graph=True, materialize_grads=True)
    learnt = [(product, vector) for product, vector in zip(products, vectors) if product.requires_grad]
    if not learnt:
        return tuple(torch.zeros_like(output) for output in outputs)
    products, vectors = zip(*learnt)
    return torch.autograd.grad(products, through, vectors, create_graph=create_graph, materialize_grads=True)


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    import torch

    several = isinstance(inputs, tuple)
    leaves = _prepared(inputs if several else (inputs,))
    vectors = _seeds(v, leaves, "jvp")
    with torch.enable_grad():
        outputs = func(*leaves)
        many = isinstance(outputs, tuple)
        outputs = outputs if many else (outputs,)
        changes = _pushed(outputs, leaves, vectors, create_graph)
    return _single(many, _kept(outputs, create_graph)), _single(many, changes)


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    """The function's value, and the vectors times its Hessian."""
    import torch

    several = isinstance(inputs, tuple)
    leaves = _prepared(inputs if several else (inputs,))
    vectors = _seeds(v, leaves, "vhp")
    with torch.enable_grad():
        output = func(*leaves)
        slopes = torch.autograd.grad(output, leaves, create_graph=True, materialize_grads=True)
        learnt = [(slope, vector) for slope, vector in zip(slopes, vectors) if slope.requires_grad]
        if learnt:
            slopes, vectors = zip(*learnt)
            products = torch.autograd.grad(
                slopes, leaves, vectors, create_graph=create_graph, materialize_grads=True
            )
        else:
            products = tuple(torch.zeros_like(leaf) for leaf in leaves)
    return _kept((output,), create_graph)[0], _single(several, products)


def hvp(func, inputs, v=None, create_graph=False, strict=False):
    """The function's value, and its Hessian times the vectors: as the Hessian is symmetric, `vhp`."""
    return vhp(func, inputs, v, create_graph, strict)


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.autograd.functional' has no attribute '{name}'")
    return refuse(
        f"torch.autograd.functional.{name} is part of PyTorch but not of this page.", __name__, name
    )
