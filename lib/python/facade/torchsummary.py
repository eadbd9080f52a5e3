"""`torchsummary` 1.5.1, the release that pip installs: what each layer below the model puts out, in the order of calls.

Kept with its known flaws: parameters that belong to no module with a `weight` (cls_token, pos_embed) are not counted, a
model whose layers have none ends in an AttributeError, and the hooks stay when the model fails.
"""

from collections import OrderedDict
from math import prod

import torch
from torch import nn

_LINE = "-" * 64
_DOUBLE = "=" * 64
_MEGABYTE = 1024**2


def summary(model, input_size, batch_size=-1, device="cuda"):
    rows = OrderedDict()
    hooks = []

    def listen(module):
        if isinstance(module, (nn.Sequential, nn.ModuleList)) or module is model:
            return
        hooks.append(module.register_forward_hook(lambda m, i, o: _add(rows, m, i, o, batch_size)))

    device = device.lower()
    assert device in ["cuda", "cpu"], "Input device is not valid, please specify 'cuda' or 'cpu'"
    on_gpu = device == "cuda" and torch.cuda.is_available()
    if isinstance(input_size, tuple):
        input_size = [input_size]
    x = [torch.rand(2, *size) for size in input_size]
    if on_gpu:
        x = [each.cuda() for each in x]
    model.apply(listen)
    model(*x)
    for hook in hooks:
        hook.remove()
    _show(rows, input_size, batch_size)


def _add(rows, module, input, output, batch_size):
    key = f"{type(module).__name__}-{len(rows) + 1}"
    row = rows[key] = {}
    list(input[0].size())  # a call by keywords alone has no first input
    if isinstance(output, (list, tuple)):
        row["output_shape"] = [[-1, *o.size()[1:]] for o in output]
    else:
        row["output_shape"] = [batch_size, *output.size()[1:]]
    params = 0
    if hasattr(module, "weight") and hasattr(module.weight, "size"):
        params += module.weight.numel()
        row["trainable"] = module.weight.requires_grad
    if hasattr(module, "bias") and hasattr(module.bias, "size"):
        params += module.bias.numel()
    row["nb_params"] = params


def _product(sizes):
    """`np.prod`: of all numbers in a list of lists of one length."""
    if not any(isinstance(size, (list, tuple)) for size in sizes):
        return prod(sizes)
    if len({len(size) for size in sizes}) > 1:
        raise ValueError(
            "setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. "
            f"The detected shape was ({len(sizes)},) + inhomogeneous part."
        )
    return prod(prod(size) for size in sizes)


def _show(rows, input_size, batch_size):
    print(_LINE)
    print(f"{'Layer (type)':>20}  {'Output Shape':>25} {'Param #':>15}")
    print(_DOUBLE)
    total_params = total_output = trainable_params = 0
    for key, row in rows.items():
        total_params += row["nb_params"]
        total_output += _product(row["output_shape"])
        if row.get("trainable"):
            trainable_params += row["nb_params"]
        print(f"{key:>20}  {row['output_shape']!s:>25} {row['nb_params']:>15,}")
    if total_params == 0:
        raise AttributeError("'int' object has no attribute 'numpy'")
    inputs = abs(_product(input_size) * batch_size * 4.0 / _MEGABYTE)
    outputs = abs(2.0 * total_output * 4.0 / _MEGABYTE)  # forward and backward
    weights = abs(total_params * 4.0 / _MEGABYTE)
    print(_DOUBLE)
    print(f"Total params: {total_params:,}")
    print(f"Trainable params: {trainable_params:,}")
    print(f"Non-trainable params: {total_params - trainable_params:,}")
    print(_LINE)
    print(f"Input size (MB): {inputs:0.2f}")
    print(f"Forward/backward pass size (MB): {outputs:0.2f}")
    print(f"Params size (MB): {weights:0.2f}")
    print(f"Estimated Total Size (MB): {inputs + outputs + weights:0.2f}")
    print(_LINE)
