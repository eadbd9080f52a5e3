"""Records the methods of timm 1.0.29 that chapters quote, as they stand in its files, for content/timm/source.json.

    python tools/record/timm_source.py

{release, licence, quotes: {name: {file, from, code}}}; `from` is the line of the file, from 1, at which `code` begins.
"""

import ast
import json
import pathlib

import timm

OUT = pathlib.Path(__file__).parent.parent.parent / "content" / "timm" / "source.json"
PACKAGE = pathlib.Path(timm.__file__).parent

QUOTES = {
    "layers/patch_embed.py": ["PatchEmbed.__init__", "PatchEmbed.dynamic_feat_size", "PatchEmbed.forward"],
    "layers/attention.py": ["Attention.__init__", "Attention.forward"],
    "layers/mlp.py": ["Mlp.__init__", "Mlp.forward"],
    "layers/norm.py": ["LayerNorm.__init__", "LayerNorm.forward"],
    "layers/pos_embed.py": ["resample_abs_pos_embed"],
    "layers/drop.py": ["drop_path", "DropPath.forward"],
    "layers/config.py": ["set_fused_attn", "use_fused_attn"],
    "layers/classifier.py": ["ClassifierHead.forward"],
    "models/vision_transformer.py": [
        "Block.__init__",
        "Block.forward",
        "global_pool_nlc",
        "VisionTransformer.__init__",
        "VisionTransformer.init_weights",
        "VisionTransformer.reset_classifier",
        "VisionTransformer._pos_embed",
        "VisionTransformer.forward_intermediates",
        "VisionTransformer.prune_intermediate_layers",
        "VisionTransformer.forward_features",
        "VisionTransformer.pool",
        "VisionTransformer.forward_head",
        "VisionTransformer.forward",
        "init_weights_vit_timm",
        "vit_tiny_patch16_224",
    ],
    "models/resnet.py": [
        "Bottleneck.forward",
        "ResNet.forward_features",
        "ResNet.forward_head",
        "ResNet.forward",
    ],
    "models/_builder.py": ["load_pretrained"],
    "models/_manipulate.py": ["adapt_input_conv"],
    "utils/attention_extract.py": ["AttentionExtract.__init__"],
}


def find(tree, name):
    node = tree
    for part in name.split("."):
        node = next(each for each in node.body if getattr(each, "name", None) == part)
    return node


def main():
    assert timm.__version__ == "1.0.29", timm.__version__
    quotes = {}
    for file, names in QUOTES.items():
        text = (PACKAGE / file).read_text()
        tree = ast.parse(text)
        for name in names:
            node = find(tree, name)
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            code = "\n".join(text.split("\n")[first - 1 : node.end_lineno])
            quotes[name] = {"file": f"timm/{file}", "from": first, "code": code}
    licence = "Apache-2.0, Copyright 2019 Ross Wightman, https://github.com/huggingface/pytorch-image-models"
    record = {"release": timm.__version__, "licence": licence, "quotes": quotes}
    OUT.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n")
    print(len(quotes), "quotes,", OUT.stat().st_size, "bytes")


main()
