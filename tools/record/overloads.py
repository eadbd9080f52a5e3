"""Records how PyTorch 2.13 lists a name's signatures in "received an invalid combination of arguments", and which functions
of torch.nn.functional are written in Python, for lib/torch/overloads.json.

    node names.ts | python tools/record/overloads.py     # names.ts prints {functions, methods, functional}: our tables' keys
"""

import inspect
import json
import pathlib
import re
import sys

import torch

OUT = pathlib.Path(__file__).parent.parent.parent / "lib" / "torch" / "overloads.json"
GARBAGE = [((), {"zzz": 1}), (("a",) * 20, {}), ((), {})]


def listed(function):
    for args, kwargs in GARBAGE:
        try:
            function(*args, **kwargs)
        except TypeError as error:
            text = str(error)
            if "expected one of:" in text:
                return [line[3:] for line in text.splitlines() if line.startswith(" * ")]
            if single := re.search(r"invalid combination of arguments - .*but expected (\(.*\))$", text):
                return [single[1]]
        except Exception:
            pass
    return None


def main():
    names = json.load(sys.stdin)
    functional = torch.nn.functional
    tables = {
        "function": {
            name: getattr(torch, name, None) or getattr(functional, name, None)
            for name in names["functions"] + names["functional"]
        },
        "method": {name: getattr(torch.zeros(2, 2), name, None) for name in names["methods"]},
    }
    record = {
        style: {name: options for name, f in table.items() if f and (options := listed(f))}
        for style, table in tables.items()
    }
    record["python"] = [
        name for name in names["functional"] if inspect.isfunction(getattr(functional, name, None))
    ]
    OUT.write_text(json.dumps(record, indent=1) + "\n")
    print({key: len(value) for key, value in record.items()})


main()
