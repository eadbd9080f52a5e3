"""Sequences of different lengths in one tensor; after `torch/nn/utils/rnn.py`."""

from typing import NamedTuple

import torch

from ..._tensor import Tensor


class PackedSequence_(NamedTuple):
    __module__ = "torch.nn.utils.rnn"

    data: Tensor
    batch_sizes: Tensor
    sorted_indices: Tensor
    unsorted_indices: Tensor


class PackedSequence(PackedSequence_):
    """`data` has all first elements, then all second ones, and so on; `batch_sizes` says how many of each."""

    __module__ = "torch.nn.utils.rnn"

    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        if unsorted_indices is None:
            unsorted_indices = invert_permutation(sorted_indices)
        if batch_sizes is None:
            if not (isinstance(data, (list, tuple)) and len(data) == 2):
                raise AssertionError("Expected data to be a list or tuple of length 2")
            data, batch_sizes = data
        return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

    def to(self, *args, **kwargs):
        data = self.data.to(*args, **kwargs)
        return self if data is self.data else self._with(data)

    def cpu(self):
        return self.to("cpu")

    def cuda(self):
        return self.to("cuda")

    def double(self):
        return self.to(dtype=torch.double)

    def float(self):
        return self.to(dtype=torch.float)

    @property
    def is_cuda(self):
        return self.data.is_cuda

    def _lengths(self):
        sizes = self.batch_sizes
        return (sizes.unsqueeze(1) > torch.arange(int(sizes[0]))).sum(0)

    def _padded(self, padding_value=0.0, length=None):
        """(T, B, …) of the sorted sequences, and their lengths."""
        sizes = self.batch_sizes.tolist()
        steps, batch = len(sizes) if length is None else length, sizes[0]
        shape = (steps, batch, *self.data.shape[1:])
        padded = torch.full(shape, padding_value, dtype=self.data.dtype, device=self.data.device)
        rows = [t * batch + b for t, size in enumerate(sizes) for b in range(size)]
        flat = padded.flatten(0, 1).index_copy(0, torch.tensor(rows), self.data)
        return flat.unflatten(0, (steps, batch)), self._lengths()

    def _like(self, data):
        return PackedSequence(data, self.batch_sizes, self.sorted_indices, self.unsorted_indices)

    def _with(self, data):
        """The same sequences with other elements, packed or (T, B, …)."""
        if data.dim() == self.data.dim():
            return self._like(data)
        batch = int(self.batch_sizes[0])
        rows = [t * batch + b for t, size in enumerate(self.batch_sizes.tolist()) for b in range(size)]
        return self._like(data.flatten(0, 1).index_select(0, torch.tensor(rows)))


def invert_permutation(permutation):
    if permutation is None:
        return None
    return torch.empty_like(permutation).scatter_(0, permutation, torch.arange(permutation.numel()))


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    lengths = torch.as_tensor(lengths, dtype=torch.int64)
    sorted_indices = None
    if not enforce_sorted:
        lengths, sorted_indices = torch.sort(lengths, descending=True)
        input = input.index_select(0 if batch_first else 1, sorted_indices)
    x = input.transpose(0, 1) if batch_first else input
    sizes = lengths.tolist()
    if len(sizes) != x.size(1):
        raise RuntimeError(
            f"Expected `len(lengths)` to be equal to batch_size, but got {len(sizes)} (batch_size={x.size(1)})"
        )
    if any(size <= 0 for size in sizes):
        raise RuntimeError(
            "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0"
        )
    if any(a < b for a, b in zip(sizes, sizes[1:])):
        raise RuntimeError(
            "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass "
            "`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not "
            "need ONNX exportability."
        )
    batch_sizes = [sum(size > t for size in sizes) for t in range(sizes[0])]
    data = torch.cat([x[t, :size] for t, size in enumerate(batch_sizes)])
    return PackedSequence(data, torch.tensor(batch_sizes), sorted_indices)


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    longest = sequence.batch_sizes.size(0)
    if total_length is not None and total_length < longest:
        raise ValueError(
            "Expected total_length to be at least the length of the longest sequence in input, but got "
            f"total_length={total_length} and max sequence length being {longest}"
        )
    padded, lengths = sequence._padded(padding_value, total_length)
    if sequence.unsorted_indices is not None:
        padded = padded.index_select(1, sequence.unsorted_indices)
        lengths = lengths[sequence.unsorted_indices]
    return padded.transpose(0, 1) if batch_first else padded, lengths


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    if not hasattr(sequences, "__iter__"):
        raise RuntimeError(
            f"pad_sequence: Expected iterable for input sequences, but got arg of type: {type(sequences)}"
        )
    sequences = list(sequences)
    longest = max(sequence.size(0) for sequence in sequences)
    rest = tuple(sequences[0].shape[1:])
    padded = []
    for sequence in sequences:
        missing = longest - sequence.size(0)
        parts = [sequence]
        if missing:
            filler = torch.full((missing, *rest), padding_value, dtype=sequence.dtype, device=sequence.device)
            parts = [filler, sequence] if padding_side == "left" else [sequence, filler]
        padded.append(torch.cat(parts))
    return torch.stack(padded, 0 if batch_first else 1)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    if not batch_first:
        padded_sequences.transpose_(0, 1)
    return [sequence[: int(length)] for sequence, length in zip(padded_sequences, lengths)]


def pack_sequence(sequences, enforce_sorted=True):
    lengths = torch.as_tensor([sequence.size(0) for sequence in sequences])
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpack_sequence(packed_sequences):
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)
