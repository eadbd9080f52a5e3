"""L-BFGS, with the search along a line that fulfils the strong Wolfe conditions; after `torch/optim/lbfgs.py`."""

import torch

from .._grad_mode import enable_grad, no_grad
from .optimizer import Optimizer, check


def _cubic_interpolate(x1, f1, g1, x2, f2, g2, bounds=None):
    """The minimum of the cubic through both points with both slopes, within the bounds."""
    low, high = bounds if bounds is not None else (min(x1, x2), max(x1, x2))
    d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
    d2_square = d1**2 - g1 * g2
    if not d2_square >= 0:
        return (low + high) / 2.0
    d2 = d2_square.sqrt()
    if x1 <= x2:
        place = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
    else:
        place = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
    return min(max(place, low), high)


class _Point:
    """A place on the line: how far, the loss, the gradient and its part along the line."""

    def __init__(self, t, loss, grad, slope):
        self.t, self.loss, self.grad, self.slope = t, loss, grad, slope


def _strong_wolfe(at, t, d, start, c1=1e-4, c2=0.9, tolerance_change=1e-9, max_ls=25):
    """`at(t)` is the point at t; `start` the one at 0. Gives the point found and how often the loss was computed."""
    d_norm = d.abs().max()

    def too_high(point):
        return point.loss > (start.loss + c1 * point.t * start.slope)

    def flat_enough(point):
        return abs(point.slope) <= -c2 * start.slope

    before, point = start, at(t)
    evals, ls_iter, ends = 1, 0, None
    while ls_iter < max_ls:  # the phase that looks for a bracket
        if too_high(point) or (ls_iter > 1 and point.loss >= before.loss):
            ends = [before, point]
            break
        if flat_enough(point):
            return point, evals
        if point.slope >= 0:
            ends = [before, point]
            break
        bounds = (point.t + 0.01 * (point.t - before.t), point.t * 10)
        t = _cubic_interpolate(before.t, before.loss, before.slope, point.t, point.loss, point.slope, bounds)
        before, point = point, at(t)
        evals, ls_iter = evals + 1, ls_iter + 1
    if ls_iter == max_ls:
        ends = [start, point]

    stuck = False
    low, high = (0, 1) if ends[0].loss <= ends[1].loss else (1, 0)
    while ls_iter < max_ls:  # the phase that narrows it
        a, b = ends
        if abs(b.t - a.t) * d_norm < tolerance_change:
            break
        t = _cubic_interpolate(a.t, a.loss, a.slope, b.t, b.loss, b.slope)
        largest, smallest = max(a.t, b.t), min(a.t, b.t)
        eps = 0.1 * (largest - smallest)
        if min(largest - t, t - smallest) < eps:
            if stuck or t >= largest or t <= smallest:
                t = largest - eps if abs(t - largest) < abs(t - smallest) else smallest + eps
                stuck = False
            else:
                stuck = True
        else:
            stuck = False
        point = at(t)
        evals, ls_iter = evals + 1, ls_iter + 1
        if too_high(point) or point.loss >= ends[low].loss:
            ends[high] = point
            low, high = (0, 1) if ends[0].loss <= ends[1].loss else (1, 0)
            continue
        done = flat_enough(point)
        if not done and point.slope * (ends[high].t - ends[low].t) >= 0:
            ends[high] = ends[low]
        ends[low] = point
        if done:
            break
    return ends[low], evals


class LBFGS(Optimizer):
    __module__ = "torch.optim.lbfgs"

    def __init__(
        self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100,
        line_search_fn=None,
    ):  # fmt: skip
        check(lr)
        super().__init__(
            params,
            dict(
                lr=lr, max_iter=max_iter, max_eval=max_iter * 5 // 4 if max_eval is None else max_eval,
                tolerance_grad=tolerance_grad, tolerance_change=tolerance_change, history_size=history_size,
                line_search_fn=line_search_fn,
            ),
        )  # fmt: skip
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
        self._params = self.param_groups[0]["params"]

    def _flat_grad(self):
        return torch.cat(
            [
                param.new_zeros(param.numel()) if param.grad is None else param.grad.reshape(-1)
                for param in self._params
            ]
        )

    def _move(self, t, d):
        start = 0
        for param in self._params:
            count = param.numel()
            param.add_(d[start : start + count].view_as(param), alpha=float(t))
            start += count

    def _point_at(self, closure, t, d):
        """The loss and the gradient at `t` along `d`; the parameters are as they were afterwards."""
        kept = [param.clone() for param in self._params]
        self._move(t, d)
        loss, grad = float(closure()), self._flat_grad()
        for param, before in zip(self._params, kept):
            param.copy_(before)
        return _Point(t, loss, grad, grad.dot(d))

    @staticmethod
    def _direction(state, flat_grad, history_size):
        """Minus the gradient, turned by what the last steps say of the curvature."""
        if state["n_iter"] == 1:
            state.update(old_dirs=[], old_stps=[], ro=[], H_diag=1)
            return flat_grad.neg()
        y = flat_grad.sub(state["prev_flat_grad"])
        s = state["d"].mul(state["t"])
        ys = y.dot(s)
        if ys > 1e-10:
            if len(state["old_dirs"]) == history_size:
                for name in ("old_dirs", "old_stps", "ro"):
                    state[name].pop(0)
            state["old_dirs"].append(y)
            state["old_stps"].append(s)
            state["ro"].append(1.0 / ys)
            state["H_diag"] = ys / y.dot(y)
        dirs, steps, ro = state["old_dirs"], state["old_stps"], state["ro"]
        al = state.setdefault("al", [None] * history_size)
        q = flat_grad.neg()
        for i in reversed(range(len(dirs))):
            al[i] = steps[i].dot(q) * ro[i]
            q.add_(dirs[i], alpha=-al[i].item())
        r = torch.mul(q, state["H_diag"])
        for i in range(len(dirs)):
            r.add_(steps[i], alpha=(al[i] - dirs[i].dot(r) * ro[i]).item())
        return r

    @no_grad()
    def step(self, closure):
        closure = enable_grad()(closure)
        group = self.param_groups[0]
        lr, search = float(group["lr"]), group["line_search_fn"]
        max_iter, max_eval = group["max_iter"], group["max_eval"]
        tolerance_grad, tolerance_change = group["tolerance_grad"], group["tolerance_change"]
        state = self.state[self._params[0]]
        state.setdefault("func_evals", 0)
        state.setdefault("n_iter", 0)
        first_loss = closure()
        loss = float(first_loss)
        evals = 1
        state["func_evals"] += 1
        flat_grad = self._flat_grad()
        done = flat_grad.abs().max() <= tolerance_grad
        n_iter = 0
        while not done and n_iter < max_iter:
            n_iter += 1
            state["n_iter"] += 1
            d = state["d"] = self._direction(state, flat_grad, group["history_size"])
            state["prev_flat_grad"] = flat_grad.clone()
            state["prev_loss"] = loss
            t = state["t"] = min(1.0, 1.0 / flat_grad.abs().sum()) * lr if state["n_iter"] == 1 else lr
            slope = flat_grad.dot(d)
            if slope > -tolerance_change:
                break
            used = 0
            if search is not None:
                if search != "strong_wolfe":
                    raise RuntimeError("only 'strong_wolfe' is supported")
                start = _Point(0, loss, flat_grad, slope)
                found, used = _strong_wolfe(
                    lambda t, d=d: self._point_at(closure, t, d), t, d, start, max_ls=max_eval - evals
                )
                loss, flat_grad, t = found.loss, found.grad, found.t
                state["t"] = t
                self._move(t, d)
            else:
                self._move(t, d)
                if n_iter != max_iter:
                    loss = float(closure())
                    flat_grad = self._flat_grad()
                    used = 1
            done = flat_grad.abs().max() <= tolerance_grad
            evals += used
            state["func_evals"] += used
            if (
                n_iter == max_iter
                or evals >= max_eval
                or d.mul(t).abs().max() <= tolerance_change
                or abs(loss - state["prev_loss"]) < tolerance_change
            ):
                break
        return first_loss
