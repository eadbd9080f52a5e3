"""A module whose `forward` is written from a graph; after `torch/fx/graph_module.py`."""

from ..nn.modules.module import Module
from .graph import Graph


class GraphModule(Module):
    """root: a module that has what the graph names, or a dict of it by name."""

    def __new__(cls, *args, **kwargs):
        own = (
            type(cls)("GraphModuleImpl", (cls,), {"__module__": "torch.fx.graph_module"})
            if cls is GraphModule
            else cls
        )
        return Module.__new__(own)

    def __init__(self, root, graph, class_name="GraphModule"):
        super().__init__()
        type(self).__name__ = class_name
        if isinstance(root, Module):
            self.training = root.training
        for node in graph.nodes:
            if node.op in ("get_attr", "call_module"):
                _copied(root, self, node.target)
        self._class_name = class_name
        self.graph = graph

    @property
    def graph(self):
        return self.__dict__["_graph"]

    @graph.setter
    def graph(self, graph):
        if not isinstance(graph, Graph):
            raise AssertionError(f"Expected a Graph instance, but got {type(graph)}")
        self.__dict__["_graph"] = graph
        graph.owning_module = self
        self.recompile()

    @property
    def code(self):
        return self.__dict__["_code"]

    def recompile(self):
        """Write and read `forward` anew, after the graph was changed."""
        written = self.graph.python_code("self")
        self.__dict__["_code"] = written.src
        scope = dict(written.globals)
        exec(written.src, scope)
        type(self).forward = scope["forward"]
        return written

    def delete_submodule(self, target):
        path, _, name = target.rpartition(".")
        parent = self.get_submodule(path)
        if not hasattr(parent, name):
            return False
        delattr(parent, name)
        return True

    def add_submodule(self, target, m):
        path, _, name = target.rpartition(".")
        _parent(self, path).add_module(name, m)
        return True

    def delete_all_unused_submodules(self):
        used = {node.target for node in self.graph.nodes if node.op == "call_module"}
        for name, _ in list(self.named_modules()):
            if name and not any(
                each == name or each.startswith(f"{name}.") or name.startswith(f"{each}.") for each in used
            ):
                self.delete_submodule(name)

    def _get_name(self):
        return self.__dict__.get("_class_name", "GraphModule")

    def print_readable(self, print_output=True, **options):
        raise NotImplementedError(
            "GraphModule.print_readable() is part of torch but not of this page. Print .code."
        )

    def __repr__(self):
        hint = "# To see more debug info, please use `graph_module.print_readable()`"
        return "\n".join([super().__repr__(), self.code, hint])

    __str__ = __repr__


def _parent(module, path):
    for part in path.split(".") if path else ():
        if not isinstance(getattr(module, part, None), Module):
            setattr(module, part, Module())
        module = getattr(module, part)
    return module


def _copied(root, made, target):
    """What the graph names, under the same name; modules on the way that have no other part are plain ones."""
    path, _, name = target.rpartition(".")
    if isinstance(root, dict):
        value = root[target]
    else:
        value = root
        for part in target.split("."):
            value = getattr(value, part)
    parent = _parent(made, path)
    if hasattr(parent, name):
        return
    if (
        path
        and not isinstance(root, dict)
        and name in root.get_submodule(path)._buffers
        or name in getattr(root, "_buffers", ())
    ):
        parent.register_buffer(name, value)
    else:
        setattr(parent, name, value)
