"""From a finished run to all that ships: the model file with its figures, the sample scenes, the recorded logits.

    python publish.py --assets ASSETS --run RUN

It exports the weights, measures them, exports them again with the figures in `__metadata__`, draws the sample
scenes, and records what timm answers for three of them.
"""

import argparse
import json
import runpy
from pathlib import Path

import torch

from evaluate import evaluate_and_write
from export import ROOT, export
from samples import draw_all


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--assets", type=Path, required=True, help="folder with twemoji/ and openmoji/ (see README.md)"
    )
    parser.add_argument("--run", type=Path, required=True, help="the folder that train.py wrote")
    parser.add_argument("--checkpoint", help="default: final.pt, else checkpoint.pt")
    parser.add_argument(
        "--scenes", type=int, default=5000, help="how many to measure on; 0 leaves the figures as they are"
    )
    parser.add_argument("--workers", type=int, default=torch.get_num_threads(), help="cores to use")
    options = parser.parse_args()

    export(options.run, options.checkpoint)
    if options.scenes:
        evaluate_and_write(options.assets, options.scenes, options.workers)
    print(json.dumps(export(options.run, options.checkpoint), indent=2))
    draw_all(options.assets)
    runpy.run_path(str(ROOT / "tools" / "record" / "scenes_logits.py"), run_name="__main__")


if __name__ == "__main__":
    main()
