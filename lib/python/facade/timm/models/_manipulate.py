"""Parameters by the layers they belong to; after `timm/models/_manipulate.py`."""

import re
from collections import defaultdict
from itertools import chain

MATCH_PREV_GROUP = (99999,)


def group_with_matcher(named_objects, group_matcher, return_values=False, reverse=False):
    """Layers by number, from the stem on, with what each has; or with `reverse` each name with its layer's number."""
    if isinstance(group_matcher, dict):
        compiled = []
        for ordinal, spec in enumerate(group_matcher.values()):
            for pattern, suffix in spec if isinstance(spec, (tuple, list)) else [(spec, None)]:
                if pattern is not None:
                    compiled.append(((ordinal,), re.compile(pattern), suffix))
        group_matcher = compiled

    def place(name):
        if not isinstance(group_matcher, (list, tuple)):
            found = group_matcher(name)
            return found if isinstance(found, (list, tuple)) else (found,)
        for prefix, pattern, suffix in group_matcher:
            found = pattern.match(name)
            if found:
                parts = (prefix, found.groups(), suffix)
                return tuple(map(float, chain.from_iterable(filter(None, parts))))
        return (float("inf"),)

    grouped = defaultdict(list)
    for name, value in named_objects:
        grouped[place(name)].append(value if return_values else name)
    layers, number = defaultdict(list), -1
    for key in sorted(key for key in grouped if key is not None):
        if number < 0 or key[-1] != MATCH_PREV_GROUP[0]:
            number += 1
        layers[number].extend(grouped[key])
    if not reverse:
        return layers
    return {name: number for number, names in layers.items() for name in names}


def group_parameters(module, group_matcher, return_values=False, reverse=False):
    return group_with_matcher(
        module.named_parameters(), group_matcher, return_values=return_values, reverse=reverse
    )


def group_modules(module, group_matcher, return_values=False, reverse=False):
    return group_with_matcher(
        module.named_modules(), group_matcher, return_values=return_values, reverse=reverse
    )
