"""`torch.autograd`: gradients of recorded computations; after `torch/autograd/__init__.py`."""

import warnings

from .. import _verbs as verbs
from .._grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from .._tensor import Tensor
from . import anomaly_mode, forward_ad, function, functional, grad_mode, graph, profiler
from .anomaly_mode import detect_anomaly, set_detect_anomaly
from .function import Function
from .gradcheck import gradcheck, gradgradcheck


def _listed(tensors):
    return [tensors] if isinstance(tensors, Tensor) else list(tensors)


def _gradients(given, outputs):
    if given is None:
        return [None] * len(outputs)
    gradients = _listed(given)
    if len(gradients) != len(outputs):
        raise RuntimeError(f"got {len(outputs)} tensors and {len(gradients)} gradients")
    return gradients


def backward(
    tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None
):
    """Adds the gradients of the tensors' sum to the leaves' `.grad`."""
    outputs = _listed(tensors)
    for given in () if grad_tensors is None or isinstance(grad_tensors, Tensor) else grad_tensors:
        if given is not None and not isinstance(given, Tensor):
            raise TypeError(f"gradients can be either Tensors or None, but got {type(given).__name__}")
    verbs.backward(
        outputs,
        _gradients(grad_tensors, outputs),
        None if retain_graph is None else bool(retain_graph),
        create_graph,
        None if inputs is None else _listed(inputs),
    )


def grad(
    outputs,
    inputs,
    grad_outputs=None,
    retain_graph=None,
    create_graph=False,
    only_inputs=True,
    allow_unused=None,
    is_grads_batched=False,
    materialize_grads=False,
):
    """The gradients of the outputs' sum with respect to the inputs, as a tuple.

    is_grads_batched: the first dimension of `grad_outputs` counts, and so does that of what comes back
    """
    if not only_inputs:
        warnings.warn(
            "only_inputs argument is deprecated and is ignored now (defaults to True). To accumulate gradient for other "
            "parts of the graph, please use torch.autograd.backward.",
            FutureWarning,
            stacklevel=2,
        )
    if materialize_grads and allow_unused is False:
        raise ValueError(
            "Expected allow_unused to be True or not passed when materialize_grads=True, but got: False."
        )
    outputs, inputs = _listed(outputs), _listed(inputs)
    given = _gradients(grad_outputs, outputs)
    retain = None if retain_graph is None else bool(retain_graph)
    unused = bool(allow_unused or materialize_grads)
    if is_grads_batched:
        found = _batched(outputs, inputs, given, retain, create_graph, unused)
    else:
        found = verbs.grad(outputs, inputs, given, retain, create_graph, unused)
    if not materialize_grads:
        return found
    import torch

    return tuple(
        torch.zeros_like(tensor) if gradient is None else gradient for tensor, gradient in zip(inputs, found)
    )


def _batched(outputs, inputs, given, retain, create_graph, unused):
    """A backward pass for each index of the first dimension, and what they give stacked along it."""
    import torch

    for place, (output, gradient) in enumerate(zip(outputs, given)):
        if gradient is not None and gradient.shape[1:] != output.shape:
            raise RuntimeError(
                "If `is_grads_batched=True`, we interpret the first dimension of each grad_output as the batch dimension. "
                "The sizes of the remaining dimensions are expected to match the shape of corresponding output, but a "
                f"mismatch was detected: grad_output[{place}] has a shape of {gradient.shape[1:]} and output[{place}] has a "
                f"shape of {output.shape}. If you only want some tensors in `grad_output` to be considered batched, "
                "consider using vmap."
            )
    count = next((len(gradient) for gradient in given if gradient is not None), None)
    if count is None:
        raise RuntimeError(
            f"invalid gradient at index 0 - got [] but expected shape compatible with {list(outputs[0].shape)}"
        )
    rows = []
    for k in range(count):
        row = [None if gradient is None else gradient[k] for gradient in given]
        rows.append(verbs.grad(outputs, inputs, row, True if k < count - 1 else retain, create_graph, unused))
    return tuple(None if column[0] is None else torch.stack(column) for column in zip(*rows))


def Variable(data, requires_grad=False, volatile=None):
    """A tensor: since PyTorch 0.4 the two are one."""
    return data.detach().requires_grad_() if requires_grad else data.detach()
