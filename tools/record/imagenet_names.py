"""Writes the names of ImageNet's 1000 classes in English and Chinese: public/models/imagenet-1k.json.

    python tools/record/imagenet_names.py

English: the first lemma of each class's WordNet synset, as timm ships them (`timm/data/_info`); WordNet 3.0 is under
the WordNet licence. Chinese: this project's own translation, one line a class, in imagenet_names_zh.txt beside this file.
"""

import json
from pathlib import Path

from timm.data import ImageNetInfo

HERE = Path(__file__).parent
# Two pairs of classes have the same first lemma.
APART = {134: "crane (bird)", 517: "crane (machine)", 638: "maillot", 639: "tank suit"}


def main() -> None:
    info = ImageNetInfo("imagenet-1k")
    lemmas = [info.index_to_description(index).split(", ")[0] for index in range(info.num_classes())]
    english = [APART.get(index, name) for index, name in enumerate(lemmas)]
    chinese = (HERE / "imagenet_names_zh.txt").read_text().split("\n")[:-1]
    assert len(english) == len(chinese) == 1000, (len(english), len(chinese))
    assert len(set(english)) == len(set(chinese)) == 1000
    out = HERE.parents[1] / "public" / "models" / "imagenet-1k.json"
    out.write_text(json.dumps({"en": english, "zh": chinese}, ensure_ascii=False) + "\n")
    print(out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
