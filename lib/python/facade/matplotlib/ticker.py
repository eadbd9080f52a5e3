"""`matplotlib.ticker`: places of ticks that one asks for."""


class _Places:
    def __init__(self, *args, **kwargs):
        self.args, self.kwargs = args, kwargs


class MaxNLocator(_Places):
    pass


class MultipleLocator(_Places):
    pass


class NullLocator(_Places):
    pass


class FuncFormatter(_Places):
    pass
