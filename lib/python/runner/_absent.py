"""Packages that scripts import and this page has not: what to do here instead, one sentence each."""

import sys

_PICTURES = "PIL.Image and torchvision.transforms open, resize and change pictures here."
_MODELS = "timm.create_model(…) makes Vision Transformers here."
_INSTEAD = {
    "cv2": _PICTURES,
    "skimage": _PICTURES,
    "imageio": _PICTURES,
    "albumentations": "torchvision.transforms changes pictures here.",
    "kornia": "torchvision.transforms changes pictures here.",
    "transformers": _MODELS,
    "diffusers": _MODELS,
    "clip": _MODELS,
    "open_clip": _MODELS,
    "vit_pytorch": "Paste its file into a cell: einops and torch are here.",
    "segmentation_models_pytorch": _MODELS,
    "huggingface_hub": "A cell has no network: timm.create_model(…, pretrained=True) loads the weights that this page has.",
    "datasets": "A cell has no network: PIL.Image.open gives this page's picture.",
    "kaggle": "A cell has no network: PIL.Image.open gives this page's picture.",
    "gdown": "A cell has no network: PIL.Image.open gives this page's picture.",
    "wget": "A cell has no network: PIL.Image.open gives this page's picture.",
    "pandas": "numpy holds tables of numbers here, and Python's csv reads text.",
    "scipy": "numpy and torch compute here.",
    "sklearn": "numpy and torch compute here: torch.linalg.svd gives principal components.",
    "umap": "torch.linalg.svd gives principal components here.",
    "seaborn": "matplotlib.pyplot draws here.",
    "plotly": "matplotlib.pyplot draws here.",
    "bokeh": "matplotlib.pyplot draws here.",
    "bertviz": "matplotlib.pyplot draws attention maps here.",
    "captum": "A forward hook on a module shows its values here.",
    "pytorch_grad_cam": "A forward hook on a module shows its values here.",
    "wandb": "A cell has no network: print what you would log.",
    "mlflow": "A cell has no network: print what you would log.",
    "tensorboard": "A cell has no network: print what you would log, or draw it with matplotlib.pyplot.",
    "tensorboardX": "A cell has no network: print what you would log, or draw it with matplotlib.pyplot.",
    "comet_ml": "A cell has no network: print what you would log.",
    "pytorch_lightning": "Write the loop over batches itself, as in plain PyTorch.",
    "lightning": "Write the loop over batches itself, as in plain PyTorch.",
    "accelerate": "A cell runs on one device: leave accelerate out.",
    "peft": "Write the adapter as an nn.Module around the layer.",
    "torchmetrics": "Write the measure itself: (logits.argmax(1) == labels).float().mean() is the accuracy.",
    "torchaudio": "This page is about pictures.",
    "torchtext": "This page is about pictures.",
    "fvcore": "torchinfo.summary(model, …) counts parameters and multiply-adds here.",
    "thop": "torchinfo.summary(model, …) counts parameters and multiply-adds here.",
    "ptflops": "torchinfo.summary(model, …) counts parameters and multiply-adds here.",
    "torchviz": "torchinfo.summary(model, …) prints a model's layers here.",
    "onnx": "print(model) and torchinfo.summary(model) show a model here.",
    "onnxruntime": "A model is called as in PyTorch here: model(x).",
    "tensorflow": "The models here are PyTorch's: torch and timm.",
    "keras": "The models here are PyTorch's: torch and timm.",
    "jax": "The models here are PyTorch's: torch and timm.",
    "flax": "The models here are PyTorch's: torch and timm.",
    "IPython": "display(x) shows a value here.",
    "ipywidgets": "Change a number in the cell and run it again.",
    "gradio": "Change a number in the cell and run it again.",
    "streamlit": "Change a number in the cell and run it again.",
    "google": "A cell has no files of yours: PIL.Image.open gives this page's picture.",
    "yaml": "Python's json reads settings here.",
    "omegaconf": "A dict or types.SimpleNamespace holds settings here.",
    "hydra": "A dict or types.SimpleNamespace holds settings here.",
    "yacs": "A dict or types.SimpleNamespace holds settings here.",
    "ml_collections": "A dict or types.SimpleNamespace holds settings here.",
    "easydict": "A dict or types.SimpleNamespace holds settings here.",
    "psutil": "A cell cannot ask about the machine.",
}


class _Absent:
    """Last on `sys.meta_path`: nobody else has found the package."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        package = name.partition(".")[0]
        # `importlib.util.find_spec` only asks whether it is there.
        imports = sys._getframe(2).f_code.co_name == "_find_and_load_unlocked"
        if package in _INSTEAD and imports:
            raise ModuleNotFoundError(
                f"No module named '{package}' on this page. {_INSTEAD[package]}", name=name
            )
        return None


def instead(package):
    """The sentence for a package that is not here, None for any other."""
    return _INSTEAD.get(package)


def install():
    sys.meta_path.append(_Absent)
