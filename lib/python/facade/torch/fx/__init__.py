"""`torch.fx`: a module's `forward` as a graph that one reads, changes and runs; after `torch/fx/`.

A `forward` that is Python is traced, layers of `torch.nn` are its leaves. Left out, and refused by name: models of
timm, whose `forward` is the library's, passes, type checks and shapes (`torch.fx.passes`, `experimental`).
"""

from ._symbolic_trace import Tracer, symbolic_trace, wrap
from .graph import CodeGen, Graph
from .graph_module import GraphModule
from .interpreter import Interpreter, Transformer
from .node import Node, map_arg
from .proxy import Proxy

__all__ = ["CodeGen", "Graph", "GraphModule", "Interpreter", "Node", "Proxy", "Tracer", "Transformer", "symbolic_trace", "wrap"]  # fmt: skip
