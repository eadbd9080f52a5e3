"""Records tests/fixtures/safetensors/rules.json: headers that the reference reads or refuses, and what PyTorch makes of
the less common dtypes, every pattern of a byte for float8 and bool.

Run from the project's root with safetensors 0.8.0 and PyTorch 2.13: python tools/record/safetensors_rules.py
"""

import json
import math
import struct
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load

ENTRY = '"dtype":"U8","shape":[1],"data_offsets":[0,1]'
# ENTRY in a header stands for the fields of a tensor of one byte.
HEADERS = {
    "white space before the object": ' \n\t{"a":{ENTRY}}',
    "white space after it": '{"a":{ENTRY}} \n',
    "zeros after it": '{"a":{ENTRY}}\0\0',
    "a byte order mark": '\ufeff{"a":{ENTRY}}',
    "a size of 1.0": '{"a":{"dtype":"U8","shape":[1.0],"data_offsets":[0,1]}}',
    "a size of 1e0": '{"a":{"dtype":"U8","shape":[1e0],"data_offsets":[0,1]}}',
    "a size of -0": '{"a":{"dtype":"U8","shape":[-0,1],"data_offsets":[0,1]}}',
    "an offset of 1.0": '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1.0]}}',
    "three offsets": '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,1]}}',
    "a dtype twice": '{"a":{"dtype":"F32","dtype":"U8","shape":[1],"data_offsets":[0,1]}}',
    "a shape twice": '{"a":{"dtype":"U8","shape":[1],"shape":[1],"data_offsets":[0,1]}}',
    "metadata twice": '{"__metadata__":{},"__metadata__":{},"a":{ENTRY}}',
    "metadata that is null": '{"__metadata__":null,"a":{ENTRY}}',
    "a field that nobody knows": '{"a":{"x":[1.5,{"y":null}],ENTRY}}',
    "half a surrogate pair as a name": '{"\\ud800":{ENTRY}}',
    "half a surrogate pair in metadata": '{"__metadata__":{"x":"\\udc00"},"a":{ENTRY}}',
    "half a surrogate pair in a field that nobody knows": '{"a":{"x":"\\ud800",ENTRY}}',
    "a whole surrogate pair": '{"\\ud83d\\ude00":{ENTRY}}',
    "a control character in a name": '{"a\x01":{ENTRY}}',
    "lists in lists, 100 deep": '{"a":{"x":' + "[" * 100 + "]" * 100 + ",ENTRY}}",
    "lists in lists, 200 deep": '{"a":{"x":' + "[" * 200 + "]" * 200 + ",ENTRY}}",
    "a number out of range": '{"a":{"x":1e999,ENTRY}}',
    "a leading zero": '{"a":{"dtype":"U8","shape":[01],"data_offsets":[0,1]}}',
    "a comma too many": '{"a":{ENTRY},}',
    "single quotes": "{'a':{}}",
    "a name without a colon": '{"a"{ENTRY}}',
    "an escape that is none": '{"\\x41":{ENTRY}}',
}
DTYPES = {
    "BOOL": bytes(range(256)),
    "F8_E4M3": bytes(range(256)),
    "F8_E5M2": bytes(range(256)),
    "U16": struct.pack("<4H", 0, 1, 32768, 65535),
    "U32": struct.pack("<4I", 0, 1, 2**31, 2**32 - 1),
    "U64": struct.pack("<4Q", 0, 1, 2**63, 2**64 - 1),
}


def file_of(header, data):
    text = header.encode()
    return struct.pack("<Q", len(text)) + text + data


def is_read(header):
    try:
        load(file_of(header, b"\1"))
        return True
    except SafetensorError:
        return False


def values_of(dtype, data):
    size = {"U16": 2, "U32": 4, "U64": 8}.get(dtype, 1)
    entry = {"dtype": dtype, "shape": [len(data) // size], "data_offsets": [0, len(data)]}
    values = load(file_of(json.dumps({"a": entry}), data))["a"].float().tolist()
    return [value if math.isfinite(value) else str(value) for value in values]


def main():
    headers = {what: text.replace("ENTRY", ENTRY) for what, text in HEADERS.items()}
    rules = {
        "headers": [{"what": what, "header": text, "read": is_read(text)} for what, text in headers.items()],
        "dtypes": [
            {"dtype": dtype, "bytes": list(data), "floats": values_of(dtype, data)}
            for dtype, data in DTYPES.items()
        ],
    }
    fixture = Path(__file__).parents[2] / "tests/fixtures/safetensors/rules.json"
    fixture.write_text(json.dumps(rules, separators=(",", ":")) + "\n")


main()
