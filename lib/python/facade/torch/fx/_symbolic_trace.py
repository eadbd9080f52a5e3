"""A function run once with stand-ins for its arguments; after `torch/fx/_symbolic_trace.py`."""

import inspect

import torch

from .._tensor import Parameter, Tensor
from .._wire import has_overrides, look_for_overrides
from ..nn import functional
from ..nn.modules import module as modules
from ..nn.modules.module import Module
from .graph import Graph
from .graph_module import GraphModule
from .node import Node
from .proxy import Proxy, TraceError  # noqa: F401

_functions_of_python = {}  # by name: what PyTorch's own functions of F, which are Python, hand to the tracer


def _of_python(*signatures):
    for signature in signatures:
        scope = {}
        exec(f"def {signature}: pass", scope)
        name = signature.partition("(")[0]
        _functions_of_python[name] = inspect.signature(scope[name])


_of_python(
    "relu(input, inplace=False)", "relu6(input, inplace=False)", "silu(input, inplace=False)", "mish(input, inplace=False)",
    "elu(input, alpha=1.0, inplace=False)", "leaky_relu(input, negative_slope=0.01, inplace=False)",
    "hardswish(input, inplace=False)", "hardsigmoid(input, inplace=False)", "selu(input, inplace=False)",
    "dropout(input, p=0.5, training=True, inplace=False)", "glu(input, dim=-1)",
    "softmax(input, dim=None, _stacklevel=3, dtype=None)", "log_softmax(input, dim=None, _stacklevel=3, dtype=None)",
    "layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05)",
    "group_norm(input, num_groups, weight=None, bias=None, eps=1e-05)",
    "batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05)",
    "normalize(input, p=2.0, dim=1, eps=1e-12, out=None)", "adaptive_avg_pool2d(input, output_size)",
    "max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False)",
    "interpolate(input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None, antialias=False)",
    "pad(input, pad, mode='constant', value=None)",
    "mse_loss(input, target, size_average=None, reduce=None, reduction='mean', weight=None)",
    "cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0)",
)  # fmt: skip
_BUILTIN = frozenset(
    "adaptive_avg_pool1d avg_pool1d bilinear channel_shuffle conv1d conv2d conv3d conv_transpose1d "
    "conv_transpose2d conv_transpose3d cosine_similarity hardshrink pairwise_distance pdist pixel_shuffle pixel_unshuffle prelu".split()
)  # functions of F that are torch's own
_OF_C = frozenset(
    "avg_pool2d avg_pool3d gelu linear one_hot scaled_dot_product_attention softplus softshrink".split()
)


def _linear(self, input: Tensor) -> Tensor:
    return functional.linear(input, self.weight, self.bias)


def _layer_norm(self, input: Tensor) -> Tensor:
    return functional.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)


def _gelu(self, input: Tensor) -> Tensor:
    return functional.gelu(input, approximate=self.approximate)


def _relu(self, input: Tensor) -> Tensor:
    return functional.relu(input, inplace=self.inplace)


_FORWARDS = {
    torch.nn.Linear: _linear,
    torch.nn.LayerNorm: _layer_norm,
    torch.nn.GELU: _gelu,
    torch.nn.ReLU: _relu,
}


def _forward_of(kind):
    """The `forward` that is traced: a layer's own is the library's here, so a few are written out as PyTorch's are."""
    forward = kind.forward
    owner = next(each for each in kind.__mro__ if "forward" in vars(each))
    if owner in _FORWARDS:
        return _FORWARDS[owner]
    if owner.__module__.startswith("torch.nn") and owner not in (torch.nn.Sequential, torch.nn.Identity):
        raise NotImplementedError(
            f"torch.fx of {owner.__name__} itself is not part of this page; inside a module it is a step of the graph."
        )
    return forward


class Tracer:
    """`trace(root)` gives the graph; `is_leaf_module` says what stays a call of a module."""

    def __init__(self, autowrap_modules=(), autowrap_functions=(), param_shapes_constant=False):
        self.graph = self.root = None

    def is_leaf_module(self, m, module_qualified_name):
        """Layers of torch.nn, and no containers."""
        return type(m).__module__.startswith("torch.nn") and not isinstance(m, torch.nn.Sequential)

    def path_of_module(self, mod):
        for name, each in self.root.named_modules():
            if each is mod:
                return name
        raise NameError("module is not installed as a submodule")

    def call_module(self, m, forward, args, kwargs):
        path = self.path_of_module(m)
        if self.is_leaf_module(m, path):
            return self.create_proxy("call_module", path, args, kwargs)
        if type(m).__module__.partition(".")[0] == "timm":
            raise NotImplementedError(
                f"torch.fx of {type(m).__module__}.{type(m).__name__} is not part of this page, whose forward is not Python. "
                "timm.models.create_feature_extractor(model, names) and forward hooks give what its modules compute."
            )
        return forward(*args, **kwargs)

    def create_arg(self, a):
        if isinstance(a, Proxy):
            return a.node
        if isinstance(a, Parameter):
            for name, each in self.root.named_parameters():
                if each is a:
                    return self.create_node("get_attr", name, (), {})
            raise NameError("parameter is not a member of this module")
        if isinstance(a, Tensor):
            for name, each in self.root.named_buffers():
                if each.data_ptr() == a.data_ptr() and each.shape == a.shape:
                    return self.create_node("get_attr", name, (), {})
            return self._constant(a)
        if isinstance(a, tuple):
            return (
                type(a)(*map(self.create_arg, a)) if hasattr(a, "_fields") else tuple(map(self.create_arg, a))
            )
        if isinstance(a, list):
            return [self.create_arg(each) for each in a]
        if isinstance(a, dict):
            return {key: self.create_arg(each) for key, each in a.items()}
        if isinstance(a, slice):
            return slice(self.create_arg(a.start), self.create_arg(a.stop), self.create_arg(a.step))
        plain = (
            str,
            int,
            float,
            bool,
            complex,
            type(None),
            type(...),
            torch.dtype,
            torch.device,
            torch.memory_format,
        )
        if isinstance(a, (Node, *plain)) or callable(a):
            return a
        raise NotImplementedError(f"argument of type: {type(a)}")

    def _constant(self, tensor):
        """A tensor that the function made lies on the module under a name of its own."""
        known = next((name for name, each in vars(self.root).items() if each is tensor), None)
        if known is None:
            number = 0
            while hasattr(self.root, f"_tensor_constant{number}"):
                number += 1
            known = f"_tensor_constant{number}"
            setattr(self.root, known, tensor)
        return self.create_node("get_attr", known, (), {})

    def create_node(self, kind, target, args, kwargs, name=None, type_expr=None):
        return self.graph.create_node(kind, target, args, kwargs, name, type_expr)

    def create_proxy(self, kind, target, args, kwargs, name=None, type_expr=None, proxy_factory_fn=None):
        args, kwargs = self.create_arg(tuple(args)), self.create_arg(dict(kwargs))
        return Proxy(self.create_node(kind, target, args, kwargs, name, type_expr), self)

    def trace(self, root, concrete_args=None):
        if isinstance(root, Module):
            self.root, function = root, _forward_of(type(root))
        else:
            self.root, function = Module(), root
        self.graph = Graph()
        concrete = concrete_args or {}
        signature = inspect.signature(function)
        given, keywords = [], {}
        for i, parameter in enumerate(signature.parameters.values()):
            if isinstance(root, Module) and i == 0:
                given.append(root)
                continue
            value = concrete.get(parameter.name, parameter) if concrete else parameter
            if value is not parameter:
                raise NotImplementedError("concrete_args= of torch.fx is part of torch but not of this page.")
            starred = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind)
            if starred:
                raise NotImplementedError(
                    f"torch.fx of a function with {starred}{parameter.name} is not part of this page."
                )
            default = () if parameter.default is parameter.empty else (parameter.default,)
            kind = None if parameter.annotation is parameter.empty else parameter.annotation
            proxy = self.create_proxy("placeholder", parameter.name, default, {}, type_expr=kind)
            if parameter.kind is parameter.KEYWORD_ONLY:
                keywords[parameter.name] = proxy
            else:
                given.append(proxy)
        with _Tracing(self):
            result = function(*given, **keywords)
        kind = (
            signature.empty if keywords else signature.return_annotation
        )  # PyTorch writes such a function anew
        self.create_node(
            "output",
            "output",
            (self.create_arg(result),),
            {},
            type_expr=None if kind is signature.empty else kind,
        )
        return self.graph


class _Tracing:
    """While it is entered calls of modules and of functions with a Proxy among their arguments come to the tracer."""

    def __init__(self, tracer):
        self._tracer = tracer

    def __enter__(self):
        self._before = modules.tracer, has_overrides()
        modules.tracer = self._tracer
        look_for_overrides()
        self._kept = {}
        for name in dir(functional):
            function = vars(functional).get(name) or getattr(functional, name, None)
            if callable(function) and not isinstance(function, type) and not name.startswith("_"):
                self._kept[name] = vars(functional).get(name)
                vars(functional)[name] = _recorded(self._tracer, name, function)

    def __exit__(self, *_):
        modules.tracer, overrides = self._before
        look_for_overrides(overrides)
        for name, function in self._kept.items():
            if function is None:
                vars(functional).pop(name, None)
            else:
                vars(functional)[name] = function


def _recorded(tracer, name, function):
    def record(*args, **kwargs):
        if not any(isinstance(each, Proxy) for each in (*args, *kwargs.values())):
            return function(*args, **kwargs)
        if name in _functions_of_python:
            bound = _functions_of_python[name].bind(*args, **kwargs)
            bound.apply_defaults()
            required = [
                p.name for p in _functions_of_python[name].parameters.values() if p.default is p.empty
            ]
            args = tuple(bound.arguments[each] for each in required)
            kwargs = {key: value for key, value in bound.arguments.items() if key not in required}
        elif name not in _BUILTIN and name not in _OF_C:
            raise NotImplementedError(f"torch.fx of torch.nn.functional.{name}() is not part of this page.")
        return tracer.create_proxy("call_function", _named(function, name), args, kwargs)

    return record


def _named(function, name):
    """The function by its place in `torch.nn.functional`, which the printed graph says."""
    if name in _BUILTIN:
        return getattr(torch, name)
    if name not in _OF_C and getattr(function, "__module__", None) == "torch.nn.functional":
        return function

    def called(*args, **kwargs):
        return getattr(functional, name)(*args, **kwargs)

    called.__name__ = called.__qualname__ = name
    called.__module__ = "torch._C._nn" if name in _OF_C else "torch.nn.functional"
    return called


def symbolic_trace(root, concrete_args=None):
    """A GraphModule of a module or a function."""
    tracer = Tracer()
    graph = tracer.trace(root, concrete_args)
    name = type(root).__name__ if isinstance(root, Module) else root.__name__
    return GraphModule(tracer.root, graph, name)


def wrap(fn_or_name):
    raise NotImplementedError("torch.fx.wrap is part of torch but not of this page.")
