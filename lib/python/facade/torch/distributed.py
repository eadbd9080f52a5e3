"""`torch.distributed` in one process that joined no group: what scripts ask before they go on; after `torch/distributed/`."""


def is_available():
    return True


def is_initialized():
    return False


def is_torchelastic_launched():
    return False


def init_process_group(backend=None, *args, **kwargs):
    raise NotImplementedError(
        "torch.distributed.init_process_group is part of torch but not of this page: a cell is one process."
    )


def _without_group(*args, **kwargs):
    raise ValueError(
        "Default process group has not been initialized, please make sure to call init_process_group."
    )


get_rank = get_world_size = get_backend = barrier = all_reduce = all_gather = broadcast = reduce = (
    _without_group
)
destroy_process_group = _without_group
init_process_group._not_here = True
