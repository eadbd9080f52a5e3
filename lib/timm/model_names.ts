/**
 * The names of all of timm 1.0.29's models, whether this library builds them or not; recorded by
 * tools/record/timm_names.py.
 */
import names from './model_names.json' with { type: 'json' };

/** By timm's module and model: the tags, first the default, with a `-` before one that has no weights. */
export const model_names: Readonly<Record<string, Readonly<Record<string, string>>>> = names;

const known = new Set(Object.values(model_names).flatMap((models) => Object.keys(models)));

/** Whether timm has a model of this name. */
export const has_model = (name: string): boolean => known.has(name);
