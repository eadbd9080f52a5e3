"""`ctc_loss`: how unlikely a text is, over all ways of spelling it out in time; after `ATen/native/LossCTC.cpp`.

T times, N samples, C classes, S = 2L + 1 for targets of L labels with a blank before, between and after them.
"""

import torch

from ..autograd.function import Function

_NEVER = -1e30  # log of a chance of nothing; infinity would make a gradient that is not a number


def _negative_log_likelihood(log_probs, labels, skips, input_lengths, target_lengths):
    """(N): minus the log of the summed chances of all paths through `labels` (N, S)."""
    T, N, _ = log_probs.shape
    S = labels.shape[1]
    emitted = log_probs.gather(2, labels.expand(T, N, S))  # (T, N, S)
    places = torch.arange(S).expand(N, S)
    start = (places == 0) | ((places == 1) & (target_lengths > 0).unsqueeze(1))
    alpha = torch.where(start, emitted[0], _NEVER)

    def later(alpha, by):
        return torch.nn.functional.pad(alpha, (by, 0), value=_NEVER)[:, :S]

    for t in range(1, T):
        ways = torch.stack([alpha, later(alpha, 1), torch.where(skips, later(alpha, 2), _NEVER)])
        moved = (ways.logsumexp(0) + emitted[t]).clamp(min=_NEVER)
        alpha = torch.where((t < input_lengths).unsqueeze(1), moved, alpha)
    last = (2 * target_lengths).unsqueeze(1)
    ends = torch.cat(
        [
            alpha.gather(1, last),
            torch.where(last > 0, alpha.gather(1, (last - 1).clamp(min=0)), _NEVER),
        ],
        1,
    )
    return -ends.logsumexp(1)


class CtcLoss(Function):
    @staticmethod
    def forward(ctx, log_probs, labels, skips, input_lengths, target_lengths, zero_infinity):
        with torch.enable_grad():
            leaf = log_probs.detach().requires_grad_()
            losses = _negative_log_likelihood(leaf, labels, skips, input_lengths, target_lengths)
            (slope,) = torch.autograd.grad(losses.sum(), leaf)
        losses = losses.detach()
        impossible = losses > -_NEVER / 2
        within = (torch.arange(log_probs.shape[0])[:, None] < input_lengths).unsqueeze(2)  # (T, N, 1)
        # PyTorch's gradient is that of the logits: with the softmax that the inputs are the logarithm of.
        slope = torch.where(within, slope + log_probs.exp(), 0.0)
        ctx.save_for_backward(torch.where(impossible[:, None], 0.0 if zero_infinity else float("nan"), slope))
        return torch.where(impossible, 0.0 if zero_infinity else float("inf"), losses)

    @staticmethod
    def backward(ctx, grad):
        (slope,) = ctx.saved_tensors
        return slope * grad[:, None], None, None, None, None, None


def ctc_loss(
    log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean", zero_infinity=False
):
    """log_probs: (T, N, C) or (T, C). targets: (N, L), or all targets in a row. Lengths: (N) or numbers."""
    if reduction not in ("none", "mean", "sum"):
        raise ValueError(f"{reduction} is not a valid value for reduction")
    batched = log_probs.dim() == 3
    if not batched:
        log_probs = log_probs.unsqueeze(1)
    T, N, C = log_probs.shape
    input_lengths, target_lengths = (
        torch.as_tensor(lengths, dtype=torch.int64).reshape(-1) for lengths in (input_lengths, target_lengths)
    )
    if not 0 <= blank < C:
        raise RuntimeError("blank must be in label range")
    for name, lengths in (("input", input_lengths), ("target", target_lengths)):
        if len(lengths) != N:
            raise RuntimeError(f"{name}_lengths must be of size batch_size")
    L = max(target_lengths.tolist(), default=0)
    for length in input_lengths.tolist():
        if length > T:
            raise RuntimeError(
                f"Expected input_lengths to have value at most {T}, but got value {length} (while checking arguments for "
                "ctc_loss_allocate_outputs)"
            )
    rows = torch.full((N, L), blank, dtype=torch.int64)
    start = 0
    for b, length in enumerate(target_lengths.tolist()):
        rows[b, :length] = (
            targets[start : start + length] if targets.dim() == 1 else targets[b, :length]
        ).long()
        start += length
    labels = torch.full((N, 2 * L + 1), blank, dtype=torch.int64)
    labels[:, 1::2] = rows
    skips = torch.zeros(N, 2 * L + 1, dtype=torch.bool)
    skips[:, 3::2] = rows[:, 1:] != rows[:, :-1]
    losses = CtcLoss.apply(log_probs, labels, skips, input_lengths, target_lengths, zero_infinity)
    if reduction == "mean":
        return (losses / target_lengths.clamp(min=1)).mean()
    if reduction == "sum":
        return losses.sum()
    return losses if batched else losses.squeeze(0)
