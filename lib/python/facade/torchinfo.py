"""`torchinfo` 1.8.0; layers are counted and the table is made by the library."""

import torch
from torch import _verbs as verbs
from torch.nn.modules.module import watching

_STORAGE = 64  # what sys.getsizeof says of a storage beside its bytes, which torchinfo counts
_COLUMNS = (
    "kernel_size",
    "groups",
    "input_size",
    "output_size",
    "num_params",
    "params_percent",
    "mult_adds",
    "trainable",
)
_NEED_INPUT = ("input_size", "output_size", "mult_adds")
_ROWS = ("ascii_only", "depth", "var_names", "hide_recursive_layers")


class ModelStatistics:
    """What `summary` returns; its text is the table."""

    def __init__(self, result):
        self.__dict__.update(
            {name: value for name, value in result.items() if name not in ("table", "executed")}
        )
        self._table = result["table"]

    def __getattr__(self, name):
        if name in ("summary_list", "formatting"):
            raise NotImplementedError(f"ModelStatistics.{name} is part of torchinfo but not of this page.")
        raise AttributeError(f"'ModelStatistics' object has no attribute '{name}'")

    def __repr__(self):
        return self._table


def summary(
    model,
    input_size=None,
    input_data=None,
    batch_dim=None,
    cache_forward_pass=None,
    col_names=None,
    col_width=25,
    depth=3,
    device=None,
    dtypes=None,
    mode="same",
    row_settings=None,
    verbose=None,
    **kwargs,
):
    has_input = input_data is not None or input_size is not None
    if verbose is None:
        verbose = 1
    columns = (
        tuple(col_names)
        if col_names is not None
        else (("output_size",) if has_input else ()) + ("num_params",)
    )
    for column in columns:
        if column not in _COLUMNS:
            raise ValueError(f"'{column}' is not a valid ColumnSettings")
    rows = tuple(row_settings) if row_settings is not None else ("depth",)
    for row in rows:
        if row not in _ROWS:
            raise ValueError(f"'{row}' is not a valid RowSettings")
    if mode not in ("train", "eval", "same"):
        raise ValueError(f"{mode!r} is not a valid Mode")
    if col_width <= 0:
        raise ValueError(f"Column width must be greater than 0: col_width={col_width}")
    if verbose not in (0, 1, 2):
        raise ValueError("Verbose must be either 0 (quiet), 1 (default), or 2 (verbose).")
    if input_data is not None and input_size is not None:
        raise RuntimeError("Only one of (input_data, input_size) should be specified.")
    unmeasured = [column for column in columns if column in _NEED_INPUT and not has_input]
    if unmeasured:
        shown = ", ".join(f"<ColumnSettings.{column.upper()}: '{column}'>" for column in unmeasured)
        raise ValueError(f"You must pass input_data or input_size in order to use columns: {{{shown}}}")
    if cache_forward_pass:
        raise NotImplementedError("cache_forward_pass=True of torchinfo.summary() is not part of this page.")
    inputs, named = _inputs(input_size, input_data, batch_dim, dtypes)
    if device is not None:
        model.to(device)
        inputs = [x.to(device) for x in inputs]

    failures = []

    def run():
        model.train(mode == "train") if mode != "same" else None
        try:
            model(*inputs, **named, **kwargs)
        except Exception as error:
            failures.append(error)

    tensors = [*inputs, *named.values()]
    options = {
        "name": type(model).__name__,
        "batch_dim": batch_dim,
        "input_bytes": sum(
            x.numel() * x.element_size() + _STORAGE for x in tensors if isinstance(x, torch.Tensor)
        ),
        "has_input": has_input,
        "depth": depth,
        "col_names": list(columns),
        "col_width": col_width,
        "row_settings": list(rows),
        "verbose": verbose,
    }
    before = model.training
    try:
        with watching():
            made = verbs.torchinfo(model, options, run if has_input else None)
    finally:
        model.train(before)
    if failures:
        raise RuntimeError(
            "Failed to run torchinfo. See above stack traces for more details. "
            f"Executed layers up to: [{', '.join(made['executed'])}]"
        ) from failures[0]
    result = ModelStatistics(made)
    if verbose > 0:
        print(result)
    return result


def _inputs(input_size, input_data, batch_dim, dtypes):
    if input_data is not None:
        if isinstance(input_data, torch.Tensor):
            return [input_data], {}
        if isinstance(input_data, dict):
            return [], dict(input_data)
        return list(input_data), {}
    if input_size is None:
        return [], {}
    dtypes = dtypes or [torch.float] * len(input_size)
    if not isinstance(input_size, (list, tuple)):
        raise TypeError(
            "Input_size is not a recognized type. Please ensure input_size is valid.\n"
            "For multiple inputs to the network, ensure input_size is a list of tuple "
            "sizes. If you are having trouble here, please submit a GitHub issue."
        )
    several = input_size and isinstance(input_size[0], (list, tuple))
    sizes = list(input_size) if several else [input_size]
    if not input_size or any(n <= 0 for size in sizes for n in size):
        raise ValueError("Input_data is invalid, or negative size found in input_data.")
    inputs = [torch.rand(*size) for size in sizes]
    if batch_dim is not None:
        inputs = [x.unsqueeze(batch_dim) for x in inputs]
    return [x.to(dtype) for x, dtype in zip(inputs, dtypes)], {}
