"""Recurrent layers and their cells; after `torch/nn/modules/rnn.py` and ATen's `RNN.cpp`."""

import math
import warnings

import torch

from .. import functional as F
from .. import init
from ..parameter import Parameter
from ..utils.rnn import PackedSequence
from .module import Module, factory


def _lstm_step(x, state, w_hh, b_hh):
    h, c = state
    i, f, g, o = (x + F.linear(h, w_hh, b_hh)).chunk(4, 1)  # (B, 4·H) → 4 × (B, H)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def _gru_step(x, state, w_hh, b_hh):
    (h,) = state
    x_r, x_z, x_n = x.chunk(3, 1)  # (B, 3·H) → 3 × (B, H)
    h_r, h_z, h_n = F.linear(h, w_hh, b_hh).chunk(3, 1)
    r, z = (x_r + h_r).sigmoid(), (x_z + h_z).sigmoid()
    n = (x_n + r * h_n).tanh()
    return ((h - n) * z + n,)


def _tanh_step(x, state, w_hh, b_hh):
    return ((x + F.linear(state[0], w_hh, b_hh)).tanh(),)


def _relu_step(x, state, w_hh, b_hh):
    return ((x + F.linear(state[0], w_hh, b_hh)).relu(),)


_MODES = {
    "LSTM": (4, _lstm_step),
    "GRU": (3, _gru_step),
    "RNN_TANH": (1, _tanh_step),
    "RNN_RELU": (1, _relu_step),
}


class RNNBase(Module):
    __constants__ = [
        "mode", "input_size", "hidden_size", "num_layers", "bias", "batch_first", "dropout", "bidirectional", "proj_size",
    ]  # fmt: skip

    def __init__(
        self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
        bidirectional=False, proj_size=0, device=None, dtype=None,
    ):  # fmt: skip
        super().__init__()
        if isinstance(dropout, bool) or not isinstance(dropout, (int, float)) or not 0 <= dropout <= 1:
            raise ValueError(
                "dropout should be a number in range [0, 1] representing the probability of an element being zeroed"
            )
        if dropout > 0 and num_layers == 1:
            warnings.warn(
                "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers "
                f"greater than 1, but got dropout={dropout} and num_layers={num_layers}",
                stacklevel=2,
            )
        for name, value, kind in (
            ("bias", bias, bool),
            ("batch_first", batch_first, bool),
            ("input_size", input_size, int),
            ("hidden_size", hidden_size, int),
        ):
            if not isinstance(value, kind):
                raise TypeError(f"{name} should be of type {kind.__name__}, got: {type(value).__name__}")
            if kind is int and value <= 0:
                raise ValueError(f"{name} must be greater than zero")
        if num_layers <= 0:
            raise ValueError("num_layers must be greater than zero")
        if proj_size < 0:
            raise ValueError("proj_size should be a positive integer or zero to disable projections")
        if proj_size >= hidden_size:
            raise ValueError("proj_size has to be smaller than hidden_size")
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        self._all_weights = []
        gate_size = _MODES[mode][0] * hidden_size
        out_size = proj_size or hidden_size
        with factory(self, device, dtype):
            for layer in range(num_layers):
                for suffix in ("", "_reverse") if bidirectional else ("",):
                    in_size = input_size if layer == 0 else out_size * (2 if bidirectional else 1)
                    shapes = {"weight_ih": (gate_size, in_size), "weight_hh": (gate_size, out_size)}
                    if bias:
                        shapes.update(bias_ih=(gate_size,), bias_hh=(gate_size,))
                    if proj_size:
                        shapes["weight_hr"] = (proj_size, hidden_size)
                    names = [f"{name}_l{layer}{suffix}" for name in shapes]
                    for name, shape in zip(names, shapes.values()):
                        setattr(self, name, Parameter(torch.empty(shape)))
                    self._all_weights.append(names)
            self.reset_parameters()

    def reset_parameters(self):
        stdv = 1.0 / math.sqrt(self.hidden_size)
        for weight in self.parameters():
            init.uniform_(weight, -stdv, stdv)

    def flatten_parameters(self):
        """On a GPU it makes one block of memory of the weights."""

    @property
    def all_weights(self):
        return [[getattr(self, name) for name in names] for names in self._all_weights]

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.proj_size != 0:
            text += f", proj_size={self.proj_size}"
        if self.num_layers != 1:
            text += f", num_layers={self.num_layers}"
        if self.bias is not True:
            text += f", bias={self.bias}"
        if self.batch_first is not False:
            text += f", batch_first={self.batch_first}"
        if self.dropout != 0:
            text += f", dropout={self.dropout}"
        if self.bidirectional is not False:
            text += f", bidirectional={self.bidirectional}"
        return text

    def check_input(self, input):
        dtype = getattr(self, self._all_weights[0][0]).dtype
        if input.dtype != dtype:
            raise ValueError(
                f"RNN input dtype ({input.dtype}) does not match weight dtype ({dtype}). Convert input: "
                f"input.to({dtype}), or convert model: model.to({input.dtype})"
            )
        if input.dim() != 3:
            raise RuntimeError(f"input must have 3 dimensions, got {input.dim()}")
        if self.input_size != input.size(-1):
            raise RuntimeError(
                f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.size(-1)}"
            )

    def _check_state(self, state, batch):
        """`state`: (layers · directions, B, H), of LSTM two of them."""
        rows = self.num_layers * (2 if self.bidirectional else 1)
        for place, hx in enumerate(state):
            size = self.hidden_size if place == 1 else self.proj_size or self.hidden_size
            expected = (rows, batch, size)
            if tuple(hx.size()) != expected:
                name = f"hidden[{place}]" if self.mode == "LSTM" else "hidden"
                raise RuntimeError(f"Expected {name} size {expected}, got {list(hx.size())}")

    def _steps(self, weights, x, state, lengths, is_reverse):
        """One layer in one direction: x (T, B, C) → (T, B, H), and the last state."""
        step = _MODES[self.mode][1]
        w_ih, w_hh, *rest = weights
        b_ih, b_hh = rest[:2] if self.bias else (None, None)
        gates = F.linear(x, w_ih, b_ih)
        outputs = [None] * x.size(0)
        for t in reversed(range(x.size(0))) if is_reverse else range(x.size(0)):
            after = step(gates[t], state, w_hh, b_hh)
            if self.proj_size:
                after = (F.linear(after[0], rest[-1]), *after[1:])
            if lengths is not None:  # a sequence that has ended, or not begun, keeps its state
                runs = (lengths > t).unsqueeze(1)
                after = tuple(torch.where(runs, new, old) for new, old in zip(after, state))
            outputs[t] = after[0] if lengths is None else torch.where(runs, after[0], 0)
            state = after
        return torch.stack(outputs), state

    def _layers(self, x, state, lengths=None):
        directions = 2 if self.bidirectional else 1
        last = []
        for layer in range(self.num_layers):
            outputs = []
            for direction in range(directions):
                k = layer * directions + direction
                weights = [getattr(self, name) for name in self._all_weights[k]]
                output, after = self._steps(weights, x, [part[k] for part in state], lengths, direction == 1)
                outputs.append(output)
                last.append(after)
            x = torch.cat(outputs, -1) if self.bidirectional else outputs[0]
            if self.dropout and self.training and layer < self.num_layers - 1:
                x = F.dropout(x, self.dropout, True)
        return x, tuple(torch.stack(parts) for parts in zip(*last))

    def _zeros(self, x, batch):
        rows = self.num_layers * (2 if self.bidirectional else 1)
        sizes = [self.proj_size or self.hidden_size] + [self.hidden_size] * (self.mode == "LSTM")
        return [torch.zeros(rows, batch, size, dtype=x.dtype, device=x.device) for size in sizes]

    def _states(self, hx):
        return list(hx) if self.mode == "LSTM" else [hx]

    def _given(self, states):
        return tuple(states) if self.mode == "LSTM" else states[0]

    def _packed(self, packed, hx):
        x, lengths = packed._padded()
        state = self._zeros(x, x.size(1)) if hx is None else self._states(hx)
        if hx is not None and packed.sorted_indices is not None:
            state = [part.index_select(1, packed.sorted_indices) for part in state]
        output, last = self._layers(x, state, lengths)
        if packed.unsorted_indices is not None:
            last = [part.index_select(1, packed.unsorted_indices) for part in last]
        return packed._with(output), self._given(last)

    def forward(self, input, hx=None):
        if isinstance(input, PackedSequence):
            return self._packed(input, hx)
        name = {"RNN_TANH": "RNN", "RNN_RELU": "RNN"}.get(self.mode, self.mode)
        if input.dim() not in (2, 3):
            tensor = " tensor" if name == "RNN" else ""
            raise ValueError(f"{name}: Expected input to be 2D or 3D, got {input.dim()}D{tensor} instead")
        is_batched = input.dim() == 3
        x = input if is_batched else input.unsqueeze(0 if self.batch_first else 1)
        state = None if hx is None else self._states(hx)
        if state is not None:
            self._check_rank(state, is_batched)
            state = state if is_batched else [part.unsqueeze(1) for part in state]
        self.check_input(x)
        batch = x.size(0 if self.batch_first else 1)
        state = self._zeros(x, batch) if state is None else state
        self._check_state(state, batch)
        output, last = self._layers(x.transpose(0, 1) if self.batch_first else x, state)
        if self.batch_first:
            output = output.transpose(0, 1)
        if not is_batched:
            output = output.squeeze(0 if self.batch_first else 1)
            last = [part.squeeze(1) for part in last]
        return output, self._given(last)

    def _check_rank(self, state, is_batched):
        rank = 3 if is_batched else 2
        if all(part.dim() == rank for part in state):
            return
        what = "batched 3-D" if is_batched else "unbatched 2-D"
        if self.mode == "LSTM":
            ranks = ", ".join(f"{part.dim()}-D" for part in state)
            raise RuntimeError(
                f"For {what} input, hx and cx should also be {rank}-D but got ({ranks}) tensors"
            )
        raise RuntimeError(f"For {what} input, hx should also be {rank}-D but got {state[0].dim()}-D tensor")


class RNN(RNNBase):
    def __init__(self, *args, **kwargs):
        if "proj_size" in kwargs:
            raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
        if len(args) > 3:
            nonlinearity, args = args[3], args[:3] + args[4:]
        else:
            nonlinearity = kwargs.pop("nonlinearity", "tanh")
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
        super().__init__(f"RNN_{nonlinearity.upper()}", *args, **kwargs)
        self.nonlinearity = nonlinearity


class LSTM(RNNBase):
    def __init__(self, *args, **kwargs):
        super().__init__("LSTM", *args, **kwargs)


class GRU(RNNBase):
    def __init__(self, *args, **kwargs):
        if "proj_size" in kwargs:
            raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
        super().__init__("GRU", *args, **kwargs)


class RNNCellBase(Module):
    __constants__ = ["input_size", "hidden_size", "bias"]

    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        with factory(self, device, dtype):
            self.weight_ih = Parameter(torch.empty(num_chunks * hidden_size, input_size))
            self.weight_hh = Parameter(torch.empty(num_chunks * hidden_size, hidden_size))
            if bias:
                self.bias_ih = Parameter(torch.empty(num_chunks * hidden_size))
                self.bias_hh = Parameter(torch.empty(num_chunks * hidden_size))
            else:
                self.register_parameter("bias_ih", None)
                self.register_parameter("bias_hh", None)
            self.reset_parameters()

    def reset_parameters(self):
        stdv = 1.0 / math.sqrt(self.hidden_size)
        for weight in self.parameters():
            init.uniform_(weight, -stdv, stdv)

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.bias is not True:
            text += f", bias={self.bias}"
        if getattr(self, "nonlinearity", "tanh") != "tanh":
            text += f", nonlinearity={self.nonlinearity}"
        return text

    def _stepped(self, step, input, hx):
        """`hx` is the list of states, or None."""
        name = type(self).__name__
        if input.dim() not in (1, 2):
            raise ValueError(f"{name}: Expected input to be 1D or 2D, got {input.dim()}D instead")
        for place, state in enumerate(hx or ()):
            if state.dim() not in (1, 2):
                what = f"hx[{place}]" if len(hx) > 1 else "hidden"
                raise ValueError(f"{name}: Expected {what} to be 1D or 2D, got {state.dim()}D instead")
        is_batched = input.dim() == 2
        x = input if is_batched else input.unsqueeze(0)
        if hx is None:
            zeros = torch.zeros(x.size(0), self.hidden_size, dtype=x.dtype, device=x.device)
            hx = [zeros, zeros] if step is _lstm_step else [zeros]
        elif not is_batched:
            hx = [state.unsqueeze(0) for state in hx]
        after = step(F.linear(x, self.weight_ih, self.bias_ih), hx, self.weight_hh, self.bias_hh)
        return after if is_batched else tuple(state.squeeze(0) for state in after)


class RNNCell(RNNCellBase):
    __constants__ = ["input_size", "hidden_size", "bias", "nonlinearity"]

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 1, device, dtype)
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        steps = {"tanh": _tanh_step, "relu": _relu_step}
        if self.nonlinearity not in steps:
            raise RuntimeError(f"Unknown nonlinearity: {self.nonlinearity}")
        return self._stepped(steps[self.nonlinearity], input, None if hx is None else [hx])[0]


class LSTMCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 4, device, dtype)

    def forward(self, input, hx=None):
        return self._stepped(_lstm_step, input, hx)


class GRUCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 3, device, dtype)

    def forward(self, input, hx=None):
        return self._stepped(_gru_step, input, None if hx is None else [hx])[0]
