"""What the library in TypeScript can be asked, one function a verb; results are Python's own objects, or records.

Written from `lib/python/bridge/*-verbs.ts` by `npm run verbs`: change it there.
"""

from ._wire import call, record_of


def method(name, /, *args, **kwargs):
    return call("method", name, *args, **kwargs)


def function(name, /, *args, **kwargs):
    return call("function", name, *args, **kwargs)


def functional(name, /, *args, **kwargs):
    return call("functional", name, *args, **kwargs)


def linalg(name, /, *args, **kwargs):
    return call("linalg", name, *args, **kwargs)


def special(name, /, *args, **kwargs):
    return call("special", name, *args, **kwargs)


def fft(name, /, *args, **kwargs):
    return call("fft", name, *args, **kwargs)


def operator(name, /, *args, **kwargs):
    return call("operator", name, *args, **kwargs)


def attribute(name, /, *args, **kwargs):
    return call("attribute", name, *args, **kwargs)


def names(table):
    return call("names", table)


def getitem(tensor, index):
    return call("getitem", tensor, index)


def setitem(tensor, index, value):
    return call("setitem", tensor, index, value)


def values(tensor):
    return call("values", tensor)


def tensor_repr(tensor, name):
    return call("tensor_repr", tensor, name)


def device_of(tensor):
    return call("device_of", tensor)


def version_of(tensor):
    return call("version_of", tensor)


def requires_grad(tensor):
    return call("requires_grad", tensor)


def set_requires_grad(tensor, requires_grad):
    return call("set_requires_grad", tensor, bool(requires_grad))


def data(tensor):
    return call("data", tensor)


def set_data(tensor, data):
    return call("set_data", tensor, data)


def parameter(data, requires_grad):
    return call("parameter", data, bool(requires_grad))


def meta(tensor):
    return call("meta", tensor)


def set_printoptions(options):
    return call("set_printoptions", options)


def set_default_dtype(dtype):
    return call("set_default_dtype", dtype)


def get_default_dtype():
    return call("get_default_dtype")


def promote_types(type1, type2):
    return call("promote_types", type1, type2)


def can_cast(from_, to):
    return call("can_cast", from_, to)


def is_cuda_pretended():
    return call("is_cuda_pretended")


def reset_defaults():
    return call("reset_defaults")


def is_grad_enabled():
    return call("is_grad_enabled")


def set_grad_enabled(mode):
    return call("set_grad_enabled", bool(mode))


def set_inference(mode):
    return call("set_inference", bool(mode))


def is_inference(tensor):
    return call("is_inference", tensor)


def backward(outputs, gradients, retain_graph, create_graph, inputs):
    return call("backward", outputs, gradients, retain_graph, bool(create_graph), inputs)


def grad(outputs, inputs, gradients, retain_graph, create_graph, allow_unused):
    return call("grad", outputs, inputs, gradients, retain_graph, bool(create_graph), bool(allow_unused))


def grad_of(tensor):
    return call("grad_of", tensor)


def set_grad(tensor, grad):
    return call("set_grad", tensor, grad)


def zero_grad(parameters, set_to_none):
    return call("zero_grad", parameters, bool(set_to_none))


def is_leaf(tensor):
    return call("is_leaf", tensor)


def grad_fn(tensor):
    return call("grad_fn", tensor)


def next_functions(node):
    return call("next_functions", node)


def variable_of(node):
    return call("variable_of", node)


def retain_grad(tensor):
    return call("retain_grad", tensor)


def retains_grad(tensor):
    return call("retains_grad", tensor)


def register_hook(tensor, id):
    return call("register_hook", tensor, id)


def register_post_accumulate_grad_hook(tensor, id):
    return call("register_post_accumulate_grad_hook", tensor, id)


def remove_hook(id):
    return call("remove_hook", id)


def function_outputs(name, inputs, outputs, untouched, id, materialize_grads):
    return call("function_outputs", name, inputs, outputs, untouched, id, bool(materialize_grads))


def forgotten_functions():
    return call("forgotten_functions")


def set_detect_anomaly(mode):
    return call("set_detect_anomaly", bool(mode))


def settle(tensors):
    return call("settle", tensors)


def sgd(parameter, grad, buffer, first, options):
    return call("sgd", parameter, grad, buffer, bool(first), options)


def adam(parameter, grad, exp_avg, exp_avg_sq, largest, options):
    return call("adam", parameter, grad, exp_avg, exp_avg_sq, largest, options)


def rmsprop(parameter, grad, square_avg, mean, buffer, options):
    return call("rmsprop", parameter, grad, square_avg, mean, buffer, options)


def nadam(parameter, grad, exp_avg, exp_avg_sq, options):
    return call("nadam", parameter, grad, exp_avg, exp_avg_sq, options)


def radam(parameter, grad, exp_avg, exp_avg_sq, options):
    return call("radam", parameter, grad, exp_avg, exp_avg_sq, options)


def adamax(parameter, grad, exp_avg, exp_inf, options):
    return call("adamax", parameter, grad, exp_avg, exp_inf, options)


def adadelta(parameter, grad, square_avg, acc_delta, options):
    return call("adadelta", parameter, grad, square_avg, acc_delta, options)


def rprop(parameter, grad, prev, step_size, options):
    return call("rprop", parameter, grad, prev, step_size, options)


def asgd(parameter, grad, ax, options):
    return call("asgd", parameter, grad, ax, options)


def adagrad(parameter, grad, sum, options):
    return call("adagrad", parameter, grad, sum, options)


def bytes_of(tensor):
    return call("bytes_of", tensor)


def tensor_of_bytes(bytes, dtype):
    return call("tensor_of_bytes", bytes, dtype)


def new_generator():
    return call("new_generator")


def default_generator():
    return call("default_generator")


def manual_seed(generator, seed):
    return call("manual_seed", generator, seed)


def random_int64(generator):
    return call("random_int64", generator)


def initial_seed(generator):
    return call("initial_seed", generator)


def get_state(generator):
    return call("get_state", generator)


def set_state(generator, state):
    return call("set_state", generator, state)


def own_module(name):
    return record_of("own_module", name)


def build(type, /, *args, **kwargs):
    return record_of("build", type, *args, **kwargs)


def rename(module, name):
    return call("rename", module, name)


def override(module, names):
    return call("override", module, names)


def patch_class(kind, names):
    return call("patch_class", kind, names)


def patch_function(name, replaced):
    return call("patch_function", name, bool(replaced))


def copy_module(module, names, children):
    return record_of("copy_module", module, names, children)


def empty_module(kind):
    return record_of("empty_module", kind)


def plain_properties(module):
    return call("plain_properties", module)


def set_plain(module, name, value):
    return call("set_plain", module, name, value)


def invoke(module, method, /, *args, **kwargs):
    return call("invoke", module, method, *args, **kwargs)


def call_module(module, /, *args, **kwargs):
    return call("call_module", module, *args, **kwargs)


def get_attribute(module, name):
    return record_of("get_attribute", module, name)


def set_attribute(module, name, value, type):
    return call("set_attribute", module, name, value, type)


def delete_attribute(module, name):
    return call("delete_attribute", module, name)


def is_registered(module, name):
    return call("is_registered", module, name)


def register_parameter(module, name, value):
    return call("register_parameter", module, name, value)


def register_buffer(module, name, value, persistent):
    return call("register_buffer", module, name, value, bool(persistent))


def lend_tensor(module, name, value):
    return call("lend_tensor", module, name, value)


def register_none(module, name):
    return call("register_none", module, name)


def own_parameters(module):
    return call("own_parameters", module)


def non_persistent_buffers(module):
    return call("non_persistent_buffers", module)


def own_buffers(module):
    return call("own_buffers", module)


def children(module):
    return record_of("children", module)


def set_children(module, names, children):
    return call("set_children", module, names, children)


def named_parameters(module, prefix, recurse, once):
    return call("named_parameters", module, prefix, bool(recurse), bool(once))


def named_buffers(module, prefix, recurse):
    return call("named_buffers", module, prefix, bool(recurse))


def state_dict(module, prefix, keep_vars):
    return call("state_dict", module, prefix, bool(keep_vars))


def module_paths(module):
    return call("module_paths", module)


def is_training(module):
    return call("is_training", module)


def train(module, mode):
    return call("train", module, bool(mode))


def convert(module, dtype, device):
    return call("convert", module, dtype, device)


def extra_repr(module):
    return call("extra_repr", module)


def module_repr(module):
    return call("module_repr", module)


def init(name, tensor, /, *args, **kwargs):
    return call("init", name, tensor, *args, **kwargs)


def create_model(name, pretrained, checkpoint_path, options):
    return call("create_model", name, bool(pretrained), checkpoint_path, options)


def notices():
    return call("notices")


def checkpoint_name():
    return call("checkpoint_name")


def model_names():
    return call("model_names")


def pretrained_cfg(name):
    return call("pretrained_cfg", name)


def default_cfg(module):
    return call("default_cfg", module)


def feature_info(module):
    return call("feature_info", module)


def forward_intermediates(model, x, options):
    return call("forward_intermediates", model, x, options)


def resample_abs_pos_embed(posemb, new_size, options):
    return call("resample_abs_pos_embed", posemb, new_size, options)


def set_fused_attn(enable):
    return call("set_fused_attn", bool(enable))


def is_public_name(where, name):
    return call("is_public_name", where, name)


def page_picture():
    return call("page_picture")


def site_picture(name):
    return call("site_picture", name)


def picture_resize(pixels, width, height, interpolation, box):
    return call("picture_resize", pixels, width, height, interpolation, box)


def picture_tensor(pixels):
    return call("picture_tensor", pixels)


def display(kind, tensor):
    return call("display", kind, tensor)


def figure_svg(figure, alt):
    return call("figure_svg", figure, alt)


def torchinfo(model, options, run):
    return call("torchinfo", model, options, run)


def numpy_svd(matrix):
    return call("numpy_svd", matrix)


def numpy_eigh(matrix):
    return call("numpy_eigh", matrix)


def numpy_qr(matrix):
    return call("numpy_qr", matrix)


def numpy_reduce(input, axes, product, dtype):
    return call("numpy_reduce", input, axes, bool(product), dtype)


def numpy_random_state(seeds):
    return call("numpy_random_state", seeds)


def numpy_random_state_of_array(seeds):
    return call("numpy_random_state_of_array", seeds)


def numpy_generator(entropy):
    return call("numpy_generator", entropy)


def numpy_draw(stream, distribution, shape, a, b, dtype):
    return call("numpy_draw", stream, distribution, shape, a, b, dtype)


def numpy_integers(stream, low, span, shape, dtype):
    return call("numpy_integers", stream, low, span, shape, dtype)


def numpy_intervals(stream, most, masked):
    return call("numpy_intervals", stream, most, bool(masked))


def answer(value):
    return call("answer", value)
