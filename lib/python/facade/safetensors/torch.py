"""Tensors of PyTorch to and from files; after safetensors 0.8's `torch.py`."""

import torch

from ._format import File, opened, written


def save(tensors, metadata=None):
    """The bytes of a file."""
    _check(tensors)
    return written(tensors, metadata)


def save_file(tensors, filename, metadata=None):
    data = save(tensors, metadata)
    with open(filename, "wb") as file:
        file.write(data)


def load(data):
    return _all(File(data, "deserializing"))


def load_file(filename, device="cpu", **ignored):
    return {name: tensor.to(device) for name, tensor in _all(opened(filename)).items()}


def save_model(model, filename, metadata=None, force_contiguous=True):
    """A module's state dict, of tensors that share memory one, and which stands for which in the metadata."""
    state_dict = model.state_dict()
    for kept, removed in _duplicates(state_dict).items():
        for name in removed:
            metadata = {} if metadata is None else metadata
            metadata.setdefault(name, kept)
            del state_dict[name]
    if force_contiguous:
        state_dict = {name: tensor.contiguous() for name, tensor in state_dict.items()}
    save_file(state_dict, filename, metadata)


def load_model(model, filename, strict=True, device="cpu", **ignored):
    """Loads what `save_model` wrote. @returns the names that are missing (a set) and those that are not expected."""
    state_dict = load_file(filename, device=device)
    duplicates = _duplicates(model.state_dict(), preferred=set(state_dict))
    missing, unexpected = model.load_state_dict(state_dict, strict=False)
    missing = set(missing)
    for removed in duplicates.values():
        for name in removed:
            if name not in missing:
                unexpected.append(name)
            else:
                missing.remove(name)
    if strict and (missing or unexpected):
        error = f"Error(s) in loading state_dict for {model.__class__.__name__}:"
        for kind, names in (("Missing", missing), ("Unexpected", unexpected)):
            if names:
                listed = ", ".join(f'"{name}"' for name in sorted(names))
                error += f"\n    {kind} key(s) in state_dict: {listed}"
        raise RuntimeError(error)
    return missing, unexpected


def _all(file):
    return {name: file.tensor(name) for name in file.entries}


def _check(tensors):
    if not isinstance(tensors, dict):
        raise ValueError(f"Expected a dict of [str, torch.Tensor] but received {type(tensors)}")
    for name, value in tensors.items():
        if not isinstance(value, torch.Tensor):
            raise ValueError(f"Key `{name}` is invalid, expected torch.Tensor but received {type(value)}")
    shared = [names for names in _overlapping(tensors) if len(names) > 1]
    if shared:
        raise RuntimeError(
            f"""
            Some tensors share memory, this will lead to duplicate memory on disk and potential differences when loading them again: {shared}.
            A potential way to correctly save your model is to use `save_model`.
            More information at https://huggingface.co/docs/safetensors/torch_shared_tensors
            """
        )
    for name, value in tensors.items():
        if not value.is_contiguous():
            raise ValueError(
                f"You are trying to save a non contiguous tensor: `{name}` which is not allowed. It either means you"
                " are trying to save tensors which are reference of each other in which case it's recommended to save"
                " only the full tensors, and reslice at load time, or simply call `.contiguous()` on your tensor to"
                " pack it before saving."
            )


def _span(tensor):
    """The bytes of its memory that a tensor reaches: the first, and the one behind the last."""
    first = tensor.data_ptr()
    steps = sum((size - 1) * stride for size, stride in zip(tensor.shape, tensor.stride()))
    return first, first + (steps + 1) * tensor.element_size()


def _overlapping(tensors):
    """Names whose tensors share memory, a set each."""
    storages = {}
    for name, tensor in tensors.items():
        if tensor.numel():
            start = tensor.data_ptr() - tensor.storage_offset() * tensor.element_size()
            storages.setdefault(start, set()).add(name)
    found = []
    for names in storages.values():
        end = None
        for (first, last), name in sorted((_span(tensors[name]), name) for name in names):
            if end is None or first >= end:
                found.append(set())
            found[-1].add(name)
            end = last
    return found


def _duplicates(state_dict, preferred=frozenset()):
    """The name that is kept of tensors that share memory, and those that are not."""
    removed = {}
    for names in _overlapping(state_dict):
        spans = {name: _span(state_dict[name]) for name in names}
        all_of_it = min(first for first, _ in spans.values()), max(last for _, last in spans.values())
        whole = {
            name for name, span in spans.items() if span == all_of_it and state_dict[name].is_contiguous()
        }
        if not whole:
            raise RuntimeError(
                "Error while trying to find names to remove to save state dict, but found no suitable name to keep"
                f" for saving amongst: {names}. None is covering the entire storage.Refusing to save/load the model"
                " since you could be storing much more memory than needed. Please refer to"
                " https://huggingface.co/docs/safetensors/torch_shared_tensors for more information. Or open an"
                " issue."
            )
        kept = sorted(whole & preferred or whole)[0]
        for name in sorted(names):
            if name != kept:
                removed.setdefault(kept, []).append(name)
    return removed


__all__ = ["load", "load_file", "load_model", "save", "save_file", "save_model"]
