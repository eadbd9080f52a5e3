"""Runs a graph node by node; after `torch/fx/interpreter.py`."""

import torch

from .graph import Graph
from .graph_module import GraphModule
from .node import map_arg


class Interpreter:
    """Subclasses change what a kind of node does: `call_function(target, args, kwargs)` and its like."""

    def __init__(self, module, garbage_collect_values=True, graph=None):
        self.module = module
        self.graph = graph or module.graph
        self.env = {}
        self.name = "Interpreter"

    def run(self, *args, initial_env=None, enable_io_processing=True):
        self.env = dict(initial_env or {})
        self.args_iter = iter(args)
        for node in self.graph.nodes:
            if node in self.env:
                continue
            self.env[node] = self.run_node(node)
            if node.op == "output":
                return self.env[node]

    def run_node(self, n):
        args, kwargs = self.fetch_args_kwargs_from_env(n)
        return getattr(self, n.op)(n.target, args, kwargs)

    def fetch_args_kwargs_from_env(self, n):
        return self.map_nodes_to_values(n.args, n), self.map_nodes_to_values(n.kwargs, n)

    def map_nodes_to_values(self, args, n):
        return map_arg(args, lambda node: self.env[node])

    def placeholder(self, target, args, kwargs):
        try:
            return next(self.args_iter)
        except StopIteration as stop:
            if args:
                return args[0]
            raise RuntimeError(
                f"Expected positional argument for parameter {target}, but one was not passed in!"
            ) from stop

    def get_attr(self, target, args, kwargs):
        return self.fetch_attr(target)

    def call_function(self, target, args, kwargs):
        return target(*args, **kwargs)

    def call_method(self, target, args, kwargs):
        self_obj, *rest = args
        return getattr(self_obj, target)(*rest, **kwargs)

    def call_module(self, target, args, kwargs):
        return self.fetch_attr(target)(*args, **kwargs)

    def output(self, target, args, kwargs):
        return args[0]

    def fetch_attr(self, target):
        value = self.module
        for i, part in enumerate(target.split(".")):
            if not hasattr(value, part):
                raise RuntimeError(
                    f"Node referenced nonexistent target {'.'.join(target.split('.')[: i + 1])}"
                )
            value = getattr(value, part)
        return value


class Transformer(Interpreter):
    """An interpreter that writes a graph: `transform()` gives its module."""

    def __init__(self, module):
        super().__init__(module)
        from ._symbolic_trace import Tracer

        self.new_graph = Graph()
        self.tracer = Tracer()
        self.tracer.graph, self.tracer.root = self.new_graph, module

    def _proxy(self, op, target, args, kwargs):
        return self.tracer.create_proxy(op, target, args, kwargs)

    def placeholder(self, target, args, kwargs):
        return self._proxy("placeholder", target, args, kwargs)

    def get_attr(self, target, args, kwargs):
        return self._proxy("get_attr", target, args, kwargs)

    def call_module(self, target, args, kwargs):
        return self._proxy("call_module", target, args, kwargs)

    def call_function(self, target, args, kwargs):
        return self._proxy("call_function", target, args, kwargs)

    def call_method(self, target, args, kwargs):
        return self._proxy("call_method", target, args, kwargs)

    def transform(self):
        with torch.no_grad():
            result = self.run()
        self.new_graph.output(map_arg(self.tracer.create_arg(result), lambda node: node))
        return GraphModule(self.module, self.new_graph)
