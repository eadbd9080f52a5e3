"""Gradients beside central differences; after `torch/autograd/gradcheck.py`."""


class GradcheckError(RuntimeError):
    __module__ = "torch.autograd.gradcheck"


_NOT_REENTRANT = (
    "Backward is not reentrant, i.e., running backward with same input and grad_output multiple times gives different "
    "values, although analytical gradient matches numerical gradient.The tolerance for nondeterminism was 0.0."
)


def gradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, **ignored):
    import torch

    inputs = (inputs,) if isinstance(inputs, torch.Tensor) else tuple(inputs)
    leaves = [tensor for tensor in inputs if isinstance(tensor, torch.Tensor) and tensor.requires_grad]
    if not leaves:
        raise ValueError(
            "gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True."
        )

    def outputs():
        made = func(*inputs)
        return list(made) if isinstance(made, (tuple, list)) else [made]

    for place, output in enumerate(outputs()):
        for number, leaf in enumerate(leaves):
            analytical = _analytical(output, leaf)
            if not torch.equal(analytical, _analytical(output, leaf)):
                if not raise_exception:
                    return False
                raise GradcheckError(_NOT_REENTRANT)
            numerical = _numerical(lambda place=place: outputs()[place], leaf, eps)
            if not torch.allclose(analytical, numerical, rtol, atol):
                if not raise_exception:
                    return False
                raise GradcheckError(
                    f"Jacobian mismatch for output {place} with respect to input {number},\n"
                    f"numerical:{numerical}\nanalytical:{analytical}\n"
                )
    return True


def _analytical(output, leaf):
    """(elements of the leaf, elements of the output)"""
    import torch

    flat = output.reshape(-1)
    columns = [
        torch.autograd.grad(flat[i], leaf, retain_graph=True, materialize_grads=True)[0].reshape(-1)
        for i in range(flat.numel())
    ]
    return torch.stack(columns, dim=1)


def _numerical(output, leaf, eps):
    import torch

    def moved():
        with torch.enable_grad():  # what is checked may be a gradient itself
            return output().detach().clone()

    rows = []
    with torch.no_grad():
        flat = leaf.view(-1)
        for k in range(leaf.numel()):
            value = flat[k].item()
            flat[k] = value + eps
            above = moved()
            flat[k] = value - eps
            below = moved()
            flat[k] = value
            rows.append(((above - below) / (2 * eps)).reshape(-1))
    return torch.stack(rows)


def gradgradcheck(func, inputs, grad_outputs=None, **options):
    import torch

    inputs = (inputs,) if isinstance(inputs, torch.Tensor) else tuple(inputs)

    def gradient(*given):
        leaves = [tensor for tensor in given if isinstance(tensor, torch.Tensor) and tensor.requires_grad]
        output = func(*given)
        seed = torch.ones_like(output) if grad_outputs is None else grad_outputs
        return torch.autograd.grad(output, leaves, seed, create_graph=True, materialize_grads=True)

    return gradcheck(gradient, inputs, **options)
