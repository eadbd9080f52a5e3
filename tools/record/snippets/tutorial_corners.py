# an index without dimensions counts as one of one
import torch
z, s = torch.zeros(5), torch.tensor(3)
print(z.scatter(0, s, 1.0), z.scatter(0, s, torch.tensor(2.0)), z.scatter(0, s, torch.ones(1)), z.scatter(0, torch.tensor([3]), torch.tensor(2.0)))
print(z.scatter_add(0, s, torch.ones(1)), z.scatter_reduce(0, s, torch.ones(1), "sum"), torch.arange(5.0).gather(0, s), z.index_fill(0, s, 2.0), z.index_select(0, s), z.index_copy(0, s, torch.tensor(1.0)))
print(torch.tensor(1.0).scatter(0, torch.tensor(0), 5.0), torch.tensor(1.0).scatter(0, torch.tensor([0]), 5.0))
print(torch.zeros(10).scatter_(0, torch.tensor(3), value=1))
try:
    torch.zeros(2, 2).scatter(0, s, 1.0)
except RuntimeError as e:
    print(e)
# ---
# the last rates of stochastic weight averaging
import torch
from torch.optim.swa_utils import SWALR, AveragedModel, update_bn
for options in ({"anneal_strategy": "linear", "anneal_epochs": 5}, {"anneal_epochs": 3}, {"anneal_epochs": 0}):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.5)
    schedule = SWALR(optimizer, swa_lr=0.05, **options)
    rates = []
    for _ in range(6):
        optimizer.step()
        schedule.step()
        rates.append(round(schedule.get_last_lr()[0], 6))
    print(rates, optimizer.param_groups[0]["swa_lr"])
for options in ({"anneal_strategy": "x"}, {"anneal_epochs": -1}, {"swa_lr": [1.0, 2.0]}):
    try:
        SWALR(optimizer, **{"swa_lr": 0.1, **options})
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# ---
# singular values and principal components of a random subspace
import torch
torch.manual_seed(0)
A = torch.randn(8, 3) @ torch.randn(3, 5)
U, S, V = torch.svd_lowrank(A, q=4)
print(U.shape, V.shape, torch.allclose(U @ torch.diag(S) @ V.T, A, atol=1e-5), torch.allclose(S[:3], torch.linalg.svdvals(A)[:3], atol=1e-5))
U, S, V = torch.pca_lowrank(A)
print(U.shape, S.shape, V.shape, torch.allclose(A @ V, U * S + A.mean(0) @ V, atol=1e-4), torch.rand(1))
print([t.shape for t in torch.svd_lowrank(A.T, 2)], [t.shape for t in torch.pca_lowrank(A, 2, center=False)])
for q in (-1, 9):
    try:
        torch.pca_lowrank(A, q)
    except ValueError as e:
        print(e)
# ---
# switches that scripts set and ask
import torch
print(torch.get_float32_matmul_precision(), torch.get_deterministic_debug_mode(), torch.are_deterministic_algorithms_enabled(), torch.is_warn_always_enabled(), torch.compiled_with_cxx11_abi())
torch.set_float32_matmul_precision("high")
torch.use_deterministic_algorithms(True, warn_only=True)
print(torch.get_float32_matmul_precision(), torch.get_deterministic_debug_mode(), torch.are_deterministic_algorithms_enabled(), torch.is_deterministic_algorithms_warn_only_enabled())
torch.set_deterministic_debug_mode("error")
print(torch.get_deterministic_debug_mode())
torch.use_deterministic_algorithms(False)
torch.set_float32_matmul_precision("highest")
for mode in ("x", 5):
    try:
        torch.set_deterministic_debug_mode(mode)
    except RuntimeError as e:
        print(e)
print(torch.get_autocast_dtype("cpu"), torch.get_autocast_dtype("cuda"), torch.get_autocast_gpu_dtype(), torch.is_autocast_enabled(), torch.is_autocast_enabled("cpu"), torch.is_autocast_cache_enabled())
with torch.autocast("cpu"):
    print(torch.is_autocast_enabled("cpu"), torch.is_autocast_enabled("cuda"))
    with torch.autocast("cpu", enabled=False):
        print(torch.is_autocast_cpu_enabled())
print(torch.is_autocast_enabled("cpu"), torch.is_storage(1), torch.is_conj(torch.zeros(1)), torch.is_neg(torch.zeros(1)))
print(torch.unravel_index(torch.tensor([5, 0, 11]), (3, 4)), torch.unravel_index(torch.tensor(7), (2, 2, 2)), torch.unravel_index(torch.tensor([3]), 5))
with torch.device("cpu"):
    print(torch.zeros(1).device)
# ---
# features by the names of modules
import timm
import torch
from timm.models import create_feature_extractor
torch.manual_seed(0)
m = timm.create_model("resnet18").eval()
x = torch.randn(1, 3, 64, 64)
print({k: tuple(v.shape) for k, v in create_feature_extractor(m, return_nodes={"layer1": "a", "layer4.1": "b", "fc": "c"})(x).items()})
print({k: tuple(v.shape) for k, v in create_feature_extractor(m, ["global_pool", "layer2"])(x).items()})
v = timm.create_model("vit_tiny_patch16_224", img_size=32, depth=2).eval()
f = create_feature_extractor(v, ["blocks.0", "norm"])(torch.randn(1, 3, 32, 32))
print({k: tuple(v.shape) for k, v in f.items()}, len(m._forward_hooks))
# ---
# one process that joined no group, and the choice of an attention kernel
import torch
import torch.distributed as dist
from torch.nn.attention import SDPBackend, sdpa_kernel
print(dist.is_available(), dist.is_initialized(), dist.is_available() and dist.is_initialized())
for ask in (dist.get_rank, dist.get_world_size, dist.barrier):
    try:
        ask()
    except ValueError as e:
        print(e)
q = torch.arange(8.0).reshape(1, 1, 2, 4)
with sdpa_kernel(SDPBackend.MATH):
    print(torch.nn.functional.scaled_dot_product_attention(q, q, q))
with sdpa_kernel([SDPBackend.MATH, SDPBackend.EFFICIENT_ATTENTION]):
    print(SDPBackend.MATH.name, SDPBackend.MATH.value, SDPBackend.FLASH_ATTENTION.value)
try:
    with sdpa_kernel("math"):
        pass
except AssertionError as e:
    print(e)
# ---
# names that scripts take from where timm and PyTorch have them
import torch
from timm.layers import register_notrace_function, register_notrace_module, is_notrace_module
from timm.models._features_fx import register_notrace_function as same
from timm.models.vision_transformer import IMAGENET_DEFAULT_MEAN, OPENAI_CLIP_STD, Optional, PatchDropout, RmsNorm, SwiGLU, _create_vision_transformer, build_model_with_cfg, checkpoint_seq, named_apply, partial, register_model, resample_patch_embed, use_fused_attn
from torch.nn.modules.transformer import _get_activation_fn, _get_clones
@register_notrace_function
def f(x):
    return x + 1
@register_notrace_module
class M(torch.nn.Module):
    pass
print(f(1), is_notrace_module(M), same is register_notrace_function, OPENAI_CLIP_STD, partial(max, 3)(5))
print(_get_clones(torch.nn.Linear(2, 2), 2), _get_activation_fn("relu").__name__)
m = _create_vision_transformer("vit_tiny_patch16_224", embed_dim=24, depth=1, num_heads=2, num_classes=3)
print(type(m).__name__, m.head, m.pretrained_cfg["architecture"] if isinstance(m.pretrained_cfg, dict) else m.pretrained_cfg.architecture)
