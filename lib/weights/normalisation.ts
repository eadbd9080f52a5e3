/** How a model wants the colours of a picture shifted and divided, as a checkpoint says it. */

/** One number a colour, of values in [0, 1]. */
export interface Normalisation {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** Where a file's metadata holds timm's configuration of its model, as JSON. */
export const PRETRAINED_CFG = 'pretrained_cfg';

/**
 * What a safetensors file's metadata says: in `pretrained_cfg`, a JSON text that timm's `create_model` takes
 * (`pretrained_cfg_overlay=json.loads(…)`), or else in `mean` and `std`.
 *
 * @returns null where it says nothing of the kind, or no three numbers that a picture can be divided by.
 */
export function statedNormalisation(metadata: Readonly<Record<string, string>>): Normalisation | null {
  const { mean, std } = jsonOf(metadata[PRETRAINED_CFG]) ?? {
    mean: jsonOf(metadata['mean']),
    std: jsonOf(metadata['std']),
  };
  return isColours(mean) && isColours(std) && std.every((value) => value > 0) ? { mean, std } : null;
}

const isColours = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length === 3 && value.every((each) => Number.isFinite(each));

/** Metadata is anybody's text: what is no JSON says nothing. */
function jsonOf(text: string | undefined): Partial<Record<string, unknown>> | null {
  try {
    return JSON.parse(text ?? 'null') as Partial<Record<string, unknown>> | null;
  } catch {
    return null;
  }
}
