import warnings
import timm
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for name in ("vit_base_patch16_224_in21k", "vit_small_patch16_224_dino", "vit_base_patch8_224_dino", "vit_tiny_patch16_224_in21k", "deit_tiny_distilled_patch16_224" ):
        m = timm.create_model(name, depth=1)
        print(name, m.head, m.pretrained_cfg["tag"], m.pretrained_cfg["architecture"], timm.is_model(name), name in timm.list_models())
for w in caught:
    print(w.category.__name__, w.message)
from timm.models.vision_transformer import vit_base_patch16_224_in21k
warnings.simplefilter("ignore")
print(vit_base_patch16_224_in21k(depth=1, num_classes=3).head, len(timm.models.get_deprecated_models()), timm.models.get_deprecated_models()["vit_base_patch16_224_dino"])
for wrong in (lambda: timm.create_model("vit_giant_patch14_224_dino"), lambda: timm.create_model("vit_base_patch32_224_in21k_x")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import importlib
for name in ("torch.backends.cudnn", "torch.backends.mps", "torch.distributed", "torch.fx", "torch.jit", "torch.onnx", "torch.nn.parallel", "torch.nn.attention", "torch.multiprocessing", "torch.profiler", "torch.func", "torch.ao.quantization", "torch.utils.model_zoo", "torch.utils.cpp_extension", "torch.nn.utils.rnn", "torch.nn.utils.parametrizations", "torch.nn.modules.rnn", "torch.distributions.normal", "torch.sparse", "torch._dynamo", "torch.linalg", "torch.functional", "timm.data.mixup", "timm.utils.metrics", "timm.optim.optim_factory", "timm.models._features_fx", "timm.models.swin_transformer", "timm.models.beit", "timm.data.loader", "timm.scheduler.cosine_lr", "timm.loss.jsd", "timm.layers.attention_pool2d", "timm.layers.eca", "torch.nn.nothing", "timm.nothing", "torch.nothing.at_all", "torch.fx.nothing"):
    try:
        print(importlib.import_module(name).__name__)
    except Exception as e:
        print(name, type(e).__name__, e)
import torch.backends.cudnn as cudnn
cudnn.benchmark, cudnn.deterministic = True, True
print(cudnn.benchmark, torch.backends.cudnn.benchmark, torch.backends.cudnn.is_available(), torch.backends.mps.is_available(), torch.backends.mkl.is_available())
from torch.functional import einsum
from torch.nn.modules import Linear, conv
print(einsum is torch.einsum or einsum.__name__, Linear is torch.nn.Linear, isinstance(torch.nn.Conv2d(1, 1, 1), conv._ConvNd), isinstance(torch.nn.Dropout(), torch.nn.modules.dropout._DropoutNd), isinstance(torch.nn.BatchNorm2d(1), torch.nn.modules.batchnorm._BatchNorm), isinstance(torch.nn.AvgPool2d(2), torch.nn.modules.pooling._AvgPoolNd))
# ---
import torch
from torch import nn
from collections import OrderedDict
net = nn.Sequential(OrderedDict(conv=nn.Conv2d(3, 4, 3), norm=nn.BatchNorm2d(4)))
prefixed = OrderedDict(("module." + k, v) for k, v in net.state_dict().items())
prefixed._metadata = OrderedDict({"module": {"version": 1}, "module.norm": {"version": 2}})
nn.modules.utils.consume_prefix_in_state_dict_if_present(prefixed, "module.")
print(list(prefixed), dict(prefixed._metadata))
net.eval(); parallel = nn.DataParallel(net)
print(list(parallel.state_dict())[:2], parallel.module is net, parallel(torch.zeros(1, 3, 8, 8)).shape, parallel.device_ids)
print(parallel)
print(type(nn.utils.skip_init(nn.Linear, 2, 3)).__name__)
