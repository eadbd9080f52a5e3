"""What full backward hooks of a module see: its results' gradients, then its inputs'; after `torch/utils/hooks.py`.

Inputs and results go through steps of the tape that change nothing; the pass back meets the results' step first.
"""

import warnings

from ..._grad_mode import is_grad_enabled
from ..._tensor import Tensor


class BackwardWatch:
    def __init__(self, module):
        self._module = module
        self._of_outputs = None
        self._of_nothing = None  # what stands for the inputs' gradients where no input wants any

    def inputs(self, args):
        wanted = [isinstance(arg, Tensor) and arg.requires_grad for arg in args]
        if not (is_grad_enabled() and any(wanted)):
            self._of_nothing = (None,) * len(args)
            return args
        steps = iter(
            _step().apply(
                self._inputs_reached(wanted), *[arg for arg, is_wanted in zip(args, wanted) if is_wanted]
            )
        )
        return tuple(next(steps) if is_wanted else arg for arg, is_wanted in zip(args, wanted))

    def _inputs_reached(self, wanted):
        def reached(gradients):
            found = iter(gradients)
            packed = tuple(next(found) if is_wanted else None for is_wanted in wanted)
            for hook in list(self._module._full_backward_hooks.values()):
                changed = hook(self._module, packed, self._of_outputs)
                if changed is not None:
                    packed = changed if isinstance(changed, tuple) else (changed,)
            return tuple(gradient for gradient, is_wanted in zip(packed, wanted) if is_wanted)

        return reached

    def outputs(self, result):
        several = isinstance(result, tuple)
        outputs = result if several else (result,)
        watched = [isinstance(output, Tensor) and output.requires_grad for output in outputs]
        if not (is_grad_enabled() and any(watched)):
            return result
        steps = iter(
            _step().apply(
                self._outputs_reached, *[output for output, is_watched in zip(outputs, watched) if is_watched]
            )
        )
        outputs = tuple(next(steps) if is_watched else output for output, is_watched in zip(outputs, watched))
        return outputs if several else outputs[0]

    def _outputs_reached(self, gradients):
        for hook in list(self._module._full_backward_pre_hooks.values()):
            changed = hook(self._module, gradients)
            if changed is not None:
                gradients = changed if isinstance(changed, tuple) else (changed,)
        self._of_outputs = gradients
        if self._of_nothing is not None and self._module._full_backward_hooks:
            warnings.warn(
                "Full backward hook is firing when gradients are computed with respect to module outputs since no "
                "inputs require gradients. See https://docs.pytorch.org/docs/main/generated/torch.nn.Module.html#"
                "torch.nn.Module.register_full_backward_hook for more details.",
                stacklevel=2,
            )
            for hook in list(self._module._full_backward_hooks.values()):
                if hook(self._module, self._of_nothing, gradients) is not None:
                    raise RuntimeError(
                        "Backward hook for Modules where no input requires gradient should always return None or None "
                        "for all gradients."
                    )
        return gradients


_made = None


def _step():
    """`BackwardHookFunction`: gives back what it is given, and tells of the gradients. Made once autograd is there."""
    global _made
    if _made is None:
        from ...autograd.function import Function

        class BackwardHookFunction(Function):
            @staticmethod
            def forward(ctx, reached, *tensors):
                ctx.reached = reached
                return tensors

            @staticmethod
            def backward(ctx, *gradients):
                return None, *ctx.reached(gradients)

        _made = BackwardHookFunction
    return _made
