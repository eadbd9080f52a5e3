"""What timm's optimisers refuse, in timm's words, and the caution that many of them can take."""


def check(lr, eps=0.0, betas=(), **others):
    """`others` are numbers that may not be negative, named as the message names them."""
    if not 0.0 <= lr:
        raise ValueError(f"Invalid learning rate: {lr}")
    if not 0.0 <= eps:
        raise ValueError(f"Invalid epsilon value: {eps}")
    for place, beta in enumerate(betas):
        if not 0.0 <= beta < 1.0:
            raise ValueError(f"Invalid beta parameter at index {place}: {beta}")
    for name, value in others.items():
        if not 0.0 <= value:
            raise ValueError(f"Invalid {name} value: {value}")


def check_sgd(lr, momentum, dampening, weight_decay, nesterov):
    """For those after PyTorch's old SGD: a number that is NaN passes, which `check` refuses."""
    for name, value in (
        ("learning rate", lr),
        ("momentum value", momentum),
        ("weight_decay value", weight_decay),
    ):
        if value < 0.0:
            raise ValueError(f"Invalid {name}: {value}")
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError("Nesterov momentum requires a momentum and zero dampening")


def agreement(update, grad):
    """1 where update and gradient have one sign and else 0, scaled to a mean of 1 (arXiv 2411.16085)."""
    mask = (update * grad > 0).to(grad.dtype)
    return mask.div_(mask.mean().clamp_(min=1e-3))


def decay_scale(optimizer, group):
    """What decay is multiplied by: the rate, or its square by the rate the optimiser was made with."""
    lr = group["lr"]
    return lr**2 / optimizer.defaults["lr"] if group["corrected_weight_decay"] else lr
