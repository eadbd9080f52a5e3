/**
 * Whether a file holds the tensors that a model wants, by names and shapes, before any value is read. After
 * `torch.nn.Module.load_state_dict` (PyTorch 2.13, `nn/modules/module.py`), with its words and its leniency.
 *
 * Left out: PyTorch visits modules one by one, so when a file has unexpected tensors of several modules its
 * list may be in another order than ours, which is the file's.
 */

/** A tensor's name → its sizes. */
export type StateDictShapes = ReadonlyMap<string, { readonly shape: readonly number[] }>;

export interface ShapeMismatch {
  readonly name: string;
  readonly wanted: readonly number[];
  readonly found: readonly number[];
}

export interface StateDictReport {
  /** Tensors of the model that the file does not have, in the model's order. */
  readonly missing: readonly string[];
  /** Tensors of the file that the model does not have, in the file's order. */
  readonly unexpected: readonly string[];
  readonly mismatched: readonly ShapeMismatch[];
  /** How many tensors have the right name and shape. */
  readonly fitting: number;
}

/**
 * Compares a file with a model.
 *
 * @param wanted the model's `state_dict()` shapes.
 * @param found the file's tensors (a SafetensorsFile's `entries` are such a map).
 */
export function compareStateDict(wanted: StateDictShapes, found: StateDictShapes): StateDictReport {
  const missing: string[] = [];
  const mismatched: ShapeMismatch[] = [];
  for (const [name, { shape }] of wanted) {
    const has = found.get(name)?.shape;
    if (has && !fits(has, shape)) mismatched.push({ name, wanted: shape, found: has });
    // BatchNorm gained this counter later, so PyTorch lets old files do without it.
    if (!has && !/(^|\.)num_batches_tracked$/.test(name)) missing.push(name);
  }
  const unexpected = [...found.keys()].filter((name) => !wanted.has(name));
  const fitting = found.size - unexpected.length - mismatched.length;
  return { missing, unexpected, mismatched, fitting };
}

/** Equal shapes; and one number fits a scalar, as PyTorch before 0.4 saved scalars so. */
function fits(found: readonly number[], wanted: readonly number[]): boolean {
  if (wanted.length === 0 && found.length === 1) return found[0] === 1;
  return found.length === wanted.length && found.every((size, i) => size === wanted[i]);
}

export function isMatch({ missing, unexpected, mismatched }: StateDictReport): boolean {
  return missing.length === 0 && unexpected.length === 0 && mismatched.length === 0;
}

/**
 * The message of the RuntimeError that PyTorch's strict `load_state_dict` raises; null when all fits.
 *
 * @param model the model's class, as 'VisionTransformer'.
 */
export function loadStateDictMessage(report: StateDictReport, model: string): string | null {
  if (isMatch(report)) return null;
  const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
  const size = (shape: readonly number[]): string => `torch.Size([${shape.join(', ')}])`;
  const lines: string[] = [];
  if (report.missing.length > 0) lines.push(`Missing key(s) in state_dict: ${quoted(report.missing)}. `);
  if (report.unexpected.length > 0) {
    lines.push(`Unexpected key(s) in state_dict: ${quoted(report.unexpected)}. `);
  }
  for (const { name, wanted, found } of report.mismatched) {
    lines.push(
      `size mismatch for ${name}: copying a param with shape ${size(found)} from checkpoint, ` +
        `the shape in current model is ${size(wanted)}.`,
    );
  }
  return `Error(s) in loading state_dict for ${model}:\n\t${lines.join('\n\t')}`;
}

/**
 * The report in sentences for a reader; the first says how much fits. At most `limit` names stand in each.
 */
export function describeReport(report: StateDictReport, limit = 3): string[] {
  const { missing, unexpected, mismatched, fitting } = report;
  if (isMatch(report)) return [`All ${fitting} tensors of the file fit the model.`];
  const some = (names: readonly string[]): string => {
    const rest = names.length - limit;
    return names.slice(0, limit).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  };
  const shape = (sizes: readonly number[]): string => `(${sizes.join(', ')})`;
  const sentences = [`${fitting} tensors of the file have the name and shape that the model wants.`];
  if (mismatched.length > 0) {
    const pairs = mismatched.map(
      (one) => `${one.name} is ${shape(one.found)} instead of ${shape(one.wanted)}`,
    );
    sentences.push(`Other shapes than the model’s: ${some(pairs)}.`);
  }
  if (missing.length > 0) sentences.push(`Missing in the file: ${some(missing)}.`);
  if (unexpected.length > 0) sentences.push(`In the file but not in the model: ${some(unexpected)}.`);
  return sentences;
}
