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


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'torch.autograd.functional' has no attribute '{name}'")
    return refuse(
        f"torch.autograd.functional.{name} is part of PyTorch but not of this page.", __name__, name
    )
