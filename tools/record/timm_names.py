"""Records the names of all of timm 1.0.29's models, by module, with their tags (a `-` before one without weights), for
lib/timm/model_names.json.

    python tools/record/timm_names.py
"""

import json
import pathlib

import timm
from timm.models import _registry

OUT = pathlib.Path(__file__).parent.parent.parent / "lib" / "timm" / "model_names.json"


def tags(model):
    names = _registry._model_with_tags[model]
    has = _registry._model_has_pretrained
    marked = [("" if name in has else "-") + name.removeprefix(model).removeprefix(".") for name in names]
    assert (model in has) == (bool(marked) and not marked[0].startswith("-")), model
    return " ".join(marked)


def main():
    record = {
        module: {model: tags(model) for model in sorted(set(models) - _registry._deprecated_models.keys())}
        for module, models in sorted(_registry._module_to_models.items())
    }
    OUT.write_text(json.dumps(record, separators=(",", ":"), indent=0) + "\n")
    print(sum(map(len, record.values())), "models", OUT.stat().st_size, "bytes", len(timm.list_models()))
    print(sorted(_registry._deprecated_models)[:5], len(_registry._deprecated_models))


main()
