"""Nodes in their order, and the Python that they stand for; after `torch/fx/graph.py`."""

import builtins
import keyword
import operator
import re
import types

import torch

from .node import Node, map_arg, qualified_name, type_repr

_FORMATS = {
    "eq": "{} == {}", "ne": "{} != {}", "lt": "{} < {}", "gt": "{} > {}", "le": "{} <= {}", "ge": "{} >= {}",
    "pos": "+{}", "neg": "-{}", "invert": "~{}", "add": "{} + {}", "mul": "{} * {}", "sub": "{} - {}",
    "floordiv": "{} // {}", "truediv": "{} / {}", "mod": "{} % {}", "lshift": "{} << {}", "rshift": "{} >> {}",
    "and_": "{} & {}", "or_": "{} | {}", "xor": "{} ^ {}", "getitem": "{}[{}]", "matmul": "{} @ {}", "pow": "{} ** {}",
}  # fmt: skip


class CodeGen:
    """Writes a graph as `def forward(self, …)`."""


class _Names:
    """Names that Python does not have yet, and no two alike."""

    def __init__(self):
        self._used = set()
        self._counts = {}

    def create(self, candidate):
        candidate = re.sub("[^0-9a-zA-Z_]+", "_", candidate) or "_unnamed"
        if candidate[0].isdigit():
            candidate = f"_{candidate}"
        while candidate in self._used or self._is_taken(candidate):
            match = re.match(r"(.*)_(\d+)$", candidate)
            base, number = (match[1], int(match[2])) if match else (candidate, 0)
            number = max(number, self._counts.get(base, 0)) + 1
            self._counts[base] = number
            candidate = f"{base}_{number}"
        self._used.add(candidate)
        return candidate

    @staticmethod
    def _is_taken(name):
        return (
            keyword.iskeyword(name)
            or name in ("inf", "nan", "NoneType", "torch", "device")
            or name in vars(builtins)
        )


def _snake_case(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


class Graph:
    def __init__(self, owning_module=None, tracer_cls=None, tracer_extras=None):
        self._root = Node(self, "", "output", "root", (), {})
        self._root.op = "root"
        self._names = _Names()
        self._place = self._root
        self.owning_module = owning_module

    @property
    def nodes(self):
        return _NodeList(self)

    # building

    def create_node(self, op, target, args=None, kwargs=None, name=None, type_expr=None):
        node = Node(
            self,
            self._names.create(name or self._name_for(target)),
            op,
            target,
            args or (),
            kwargs or {},
            type_expr,
        )
        self._place.prepend(node)
        return node

    def _name_for(self, target):
        last = target if isinstance(target, str) else target.__name__
        if isinstance(target, str) and re.fullmatch("__.*__", target):
            last = target[2:-2]
        return _snake_case(last)

    def placeholder(self, name, type_expr=None, default_value=None):
        return self.create_node(
            "placeholder", name, () if default_value is None else (default_value,), {}, None, type_expr
        )

    def get_attr(self, qualified_name, type_expr=None):
        return self.create_node("get_attr", qualified_name, (), {}, None, type_expr)

    def call_module(self, module_name, args=None, kwargs=None, type_expr=None):
        return self.create_node("call_module", module_name, args, kwargs, None, type_expr)

    def call_method(self, method_name, args=None, kwargs=None, type_expr=None):
        return self.create_node("call_method", method_name, args, kwargs, None, type_expr)

    def call_function(self, the_function, args=None, kwargs=None, type_expr=None, name=None):
        return self.create_node("call_function", the_function, args, kwargs, name, type_expr)

    def output(self, result, type_expr=None):
        return self.create_node("output", "output", (result,), {}, None, type_expr)

    def inserting_before(self, n=None):
        return _Inserting(self, self._root._next if n is None else n)

    def inserting_after(self, n=None):
        return _Inserting(self, (self._root if n is None else n)._next)

    def erase_node(self, to_erase):
        if to_erase.users:
            raise RuntimeError(
                f"Tried to erase Node {to_erase} but it still had {len(to_erase.users)} users in the graph: {to_erase.users}!"
            )
        to_erase._unlink()
        to_erase._erased = True
        to_erase._read((), {})

    def eliminate_dead_code(self, is_impure_node=None):
        changed = False
        for node in reversed(list(self.nodes)):
            if not node.is_impure() and not node.users:
                self.erase_node(node)
                changed = True
        return changed

    def find_nodes(self, *, op, target=None, sort=True):
        return [n for n in self.nodes if n.op == op and (target is None or n.target == target)]

    def node_copy(self, node, arg_transform=lambda x: x):
        args, kwargs = map_arg(node.args, arg_transform), map_arg(node.kwargs, arg_transform)
        made = self.create_node(node.op, node.target, args, kwargs, node.name, node.type)
        made.meta = dict(node.meta)
        return made

    def lint(self):
        seen = set()
        for node in self.nodes:
            for read in node.all_input_nodes:
                if read not in seen:
                    raise RuntimeError(
                        f"Argument '{read}' of Node '{node}' was used before it has been defined!"
                    )
            seen.add(node)

    # printing

    def __str__(self):
        lines = "".join(f"\n    {node.format_node()}" for node in self.nodes)
        return f"graph():{lines}"

    def print_tabular(self):
        """Without the package `tabulate` it says so, as in PyTorch."""
        print(
            "`print_tabular` relies on the library `tabulate`, which could not be found on this machine. "
            "Run `pip install tabulate` to install the library."
        )
        raise ModuleNotFoundError("No module named 'tabulate'")

    def python_code(self, root_module="self"):
        return _Code(self, root_module)


class _Inserting:
    def __init__(self, graph, place):
        self._graph, self._before = graph, graph._place
        graph._place = place

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._graph._place = self._before


class _NodeList:
    def __init__(self, graph):
        self._graph = graph

    def __iter__(self):
        node = self._graph._root._next
        while node is not self._graph._root:
            following = node._next
            yield node
            node = following

    def __reversed__(self):
        return reversed(list(self.__iter__()))

    def __len__(self):
        return sum(1 for _ in self)


class _Torch:
    """`torch` as a graph's text names it, where `torch._C._nn` has functions of F."""

    _C = types.SimpleNamespace(_nn=torch.nn.functional)

    def __getattr__(self, name):
        return getattr(torch, name)


class _Code:
    """src: the function's text; globals: what it names besides `torch`."""

    def __init__(self, graph, root):
        self.globals = {
            "torch": _Torch(),
            "inf": float("inf"),
            "nan": float("nan"),
            "NoneType": type(None),
            "device": torch.device,
        }
        last_users = {}
        for node in reversed(list(graph.nodes)):
            for read in node.all_input_nodes:
                last_users.setdefault(read, node)
        parameters, lines, result = [], [], ""
        for node in graph.nodes:
            if node.op == "placeholder":
                kind = f" : {self._type(node.type)}" if node.type else ""
                default = f" = {self._argument(node.args[0])}" if node.args else ""
                parameters.append(f"{node.target}{kind}{default}")
                if node.target != node.name:
                    lines.append(f"{node.name} = {node.target}")
                else:
                    continue
            elif node.op == "output":
                result = f" -> {self._type(node.type)}" if node.type else ""
                lines.append(f"return {self._argument(node.args[0])}")
                continue
            else:
                lines.append(f"{node.name} = {self._expression(node, root)}")
            gone = [each.name for each in node.all_input_nodes if last_users[each] is node]
            if not node.users:
                gone.append(node.name)
            if gone:
                lines[-1] += ";  " + " = ".join([*gone, "None"])
        body = "".join(f"    {line}\n" for line in lines) or "    pass\n"
        signature = ", ".join([root, *parameters])
        self.src = f"\n\n\ndef forward({signature}){result}:\n{body}    "

    def _type(self, kind):
        return type_repr(kind).removeprefix("builtins.")

    def _argument(self, arg):
        if isinstance(arg, Node):
            return arg.name
        if isinstance(arg, tuple):
            return "(" + ", ".join(map(self._argument, arg)) + ("," if len(arg) == 1 else "") + ")"
        if isinstance(arg, list):
            return "[" + ", ".join(map(self._argument, arg)) + "]"
        if isinstance(arg, dict):
            return "{" + ", ".join(f"{key!r}: {self._argument(value)}" for key, value in arg.items()) + "}"
        if isinstance(arg, slice):
            return (
                f"slice({self._argument(arg.start)}, {self._argument(arg.stop)}, {self._argument(arg.step)})"
            )
        if isinstance(arg, torch.Size):
            return f"torch.Size({list(arg)!r})"
        return repr(arg)

    def _call(self, node, args):
        given = [self._argument(arg) for arg in args]
        given += [f"{key} = {self._argument(value)}" for key, value in node.kwargs.items()]
        return ", ".join(given)

    def _expression(self, node, root):
        if node.op == "get_attr":
            return _path(root, node.target)
        if node.op == "call_module":
            return f"{_path(root, node.target)}({self._call(node, node.args)})"
        if node.op == "call_method":
            return f"{self._argument(node.args[0])}.{node.target}({self._call(node, node.args[1:])})"
        target = node.target
        name = getattr(target, "__name__", "")
        if getattr(operator, name, None) is target and name in _FORMATS:
            return _FORMATS[name].format(*map(self._argument, node.args))
        if (
            target is getattr
            and isinstance(node.args[1], str)
            and node.args[1].isidentifier()
            and len(node.args) == 2
        ):
            return f"{self._argument(node.args[0])}.{node.args[1]}"
        return f"{self._global(target)}({self._call(node, node.args)})"

    def _global(self, function):
        """The name that the text calls it by."""
        where = qualified_name(function)
        if where.startswith("torch."):
            return where
        home, _, last = where.rpartition(".")
        name = {"builtins": last, "operator": f"_operator_{last}"}.get(home, where.replace(".", "_"))
        self.globals[name] = function
        return name


def _path(root, target):
    text = root
    for part in target.split("."):
        text = (
            f"{text}.{part}"
            if part.isidentifier() and not keyword.iskeyword(part)
            else f'getattr({text}, "{part}")'
        )
    return text
