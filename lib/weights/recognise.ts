/**
 * Which of timm's models a checkpoint belongs to, told by the names and shapes of its tensors: before any
 * value is read, and without asking the reader.
 */
import {
  compareStateDict,
  isMatch,
  type StateDictReport,
  type StateDictShapes,
} from '../nn/state_dict_report.ts';
import { create_model, list_models, type CreateModelOptions } from '../timm/index.ts';
import { default_generator } from '../torch/default_generator.ts';

/** What timm's `create_model` is told to get a model that the file fits. */
export type FittingOptions = Pick<
  CreateModelOptions,
  'num_classes' | 'in_chans' | 'img_size' | 'global_pool'
>;

export interface Fits {
  readonly fits: true;
  /** timm's name of the model. */
  readonly model: string;
  /** Other models with the same names and shapes: a DeiT has those of a ViT. */
  readonly alternatives: readonly string[];
  readonly options: FittingOptions;
}

/** The first tensor that keeps a file from being the model that it comes nearest to. */
export interface FitsNot {
  readonly fits: false;
  /** The nearest model; null where no tensor has a name and shape that a model here has. */
  readonly nearest: string | null;
  readonly key: string;
  /** The shape that the model has; null where it has no such tensor. */
  readonly expected: readonly number[] | null;
  /** The shape in the file; null where it has no such tensor. */
  readonly found: readonly number[] | null;
  /** How many tensors differ. */
  readonly differences: number;
}

/**
 * The model that a file's tensors belong to, or what keeps them from it.
 *
 * @param found the file's tensors (a SafetensorsFile's `entries` are such a map), without a prefix before
 *   their names.
 * @param hint a text that may hold the model's name, as a file's name does: it decides between equal models.
 */
export function recognise(found: StateDictShapes, hint = ''): Fits | FitsNot {
  const state = default_generator.get_state();
  try {
    const options = optionsOf(found);
    const reports = candidates(found, hint).map((model) => ({ model, ...reportFor(model, options, found) }));
    const fitting = reports.filter(({ report }) => isMatch(report)).sort((a, b) => a.size - b.size);
    const [best, ...others] = fitting;
    if (!best) return nearest(reports, found);
    const same = others.filter(({ size }) => size === best.size).map(({ model }) => model);
    return {
      fits: true,
      model: best.model,
      // With a size of its own, the usual one tells nothing apart.
      alternatives: best.size === 0 ? same : same.filter((model) => sizeless(model) !== sizeless(best.model)),
      options: best.options,
    };
  } finally {
    default_generator.set_state(state); // models were drawn only to be looked at
  }
}

interface Report {
  readonly model: string;
  readonly report: StateDictReport;
  readonly wanted: StateDictShapes;
  readonly options: FittingOptions;
  /** 0 where the model has its usual picture size, 1 where it was changed to fit. */
  readonly size: number;
}

const sizeless = (model: string): string => model.replace(/_\d+$/, '');

/**
 * Names of the models to compare with: ResNets where the file looks like one, else ViTs, distilled or not.
 */
function candidates(found: StateDictShapes, hint: string): string[] {
  const isResnet = found.has('conv1.weight') || found.has('layer1.0.conv1.weight');
  const isDistilled = found.has('dist_token');
  const names = list_models().filter(
    (name) => name.startsWith('resnet') === isResnet && name.includes('distilled') === isDistilled,
  );
  return byHint(names, hint);
}

/** What a file says of its model beside the model's name. */
function optionsOf(found: StateDictShapes): FittingOptions {
  const shape = (name: string): readonly number[] | undefined => found.get(name)?.shape;
  const num_classes = (shape('head.weight') ?? shape('fc.weight'))?.[0] ?? 0;
  const in_chans = (shape('patch_embed.proj.weight') ?? shape('conv1.weight'))?.[1];
  // timm moves the last norm behind an average over the tokens.
  const averaged = found.has('fc_norm.weight') && !found.has('norm.weight');
  return {
    num_classes,
    ...(in_chans !== undefined && in_chans !== 3 ? { in_chans } : {}),
    ...(averaged ? { global_pool: 'avg' as const } : {}),
  };
}

function reportFor(
  model: string,
  options: FittingOptions,
  found: StateDictShapes,
): Pick<Report, 'report' | 'wanted' | 'options' | 'size'> {
  const usual = shapesOf(model, options);
  const report = compareStateDict(usual, found);
  const first = { report, wanted: usual, options, size: 0 };
  const [wrong, ...more] = report.mismatched;
  if (wrong?.name !== 'pos_embed' || more.length > 0) return first;
  const img_size = imageSize(found, wrong.wanted[1]! - gridOf(usual, model) ** 2);
  if (img_size === null) return first;
  const wanted = shapesOf(model, { ...options, img_size });
  return { report: compareStateDict(wanted, found), wanted, options: { ...options, img_size }, size: 1 };
}

/** Patches a side, of a model's usual picture. */
function gridOf(shapes: StateDictShapes, model: string): number {
  const patch = shapes.get('patch_embed.proj.weight')!.shape[2]!;
  return Number(/_(\d+)$/.exec(model)![1]) / patch;
}

/** The side of the square picture that a file's positions are for, or null. */
function imageSize(found: StateDictShapes, prefixTokens: number): number | null {
  const tokens = found.get('pos_embed')?.shape[1];
  const patch = found.get('patch_embed.proj.weight')?.shape[2];
  if (tokens === undefined || patch === undefined) return null;
  const grid = Math.sqrt(tokens - prefixTokens);
  return Number.isInteger(grid) && grid > 0 ? grid * patch : null;
}

const known = new Map<string, StateDictShapes>();
/** Of all models with one set of options, and more. */
const KNOWN = 256;

/** Kept, as models are built one and all for every file that is looked at. */
function shapesOf(model: string, options: FittingOptions): StateDictShapes {
  const key = `${model} ${JSON.stringify(options)}`;
  let shapes = known.get(key);
  if (!shapes) {
    const state = create_model(model, options).state_dict();
    shapes = new Map(Array.from(state, ([name, { shape }]) => [name, { shape }]));
    if (known.size >= KNOWN) known.clear();
    known.set(key, shapes);
  }
  return shapes;
}

/**
 * The models that the hint names, the longest name first; then ViTs before DeiTs, which others were made
 * after.
 */
function byHint(names: readonly string[], hint: string): string[] {
  const named = (name: string): number => (hint.includes(name) ? name.length : 0);
  const family = (name: string): number => (name.startsWith('deit') ? 1 : 0);
  return names.toSorted((a, b) => named(b) - named(a) || family(a) - family(b));
}

function nearest(reports: readonly Report[], found: StateDictShapes): FitsNot {
  const [near] = reports.toSorted((a, b) => b.report.fitting - a.report.fitting);
  const [first = ''] = found.keys();
  const none = { fits: false, nearest: null, key: first, expected: null } as const;
  if (!near || near.report.fitting === 0)
    return { ...none, found: found.get(first)?.shape ?? null, differences: found.size };
  const { missing, unexpected, mismatched } = near.report;
  const key = mismatched[0]?.name ?? missing[0] ?? unexpected[0]!;
  return {
    fits: false,
    nearest: near.model,
    key,
    expected: near.wanted.get(key)?.shape ?? null,
    found: found.get(key)?.shape ?? null,
    differences: missing.length + unexpected.length + mismatched.length,
  };
}

/** One sentence that says what does not fit. */
export function fitsNotSentence(
  name: string,
  { nearest, key, expected, found, differences }: FitsNot,
): string {
  const shape = (sizes: readonly number[]): string => `(${sizes.join(', ')})`;
  if (differences === 0) return `${name} fits no model here: it has no tensor.`;
  if (nearest === null) return `${name} fits no model here: none has a tensor called "${key}".`;
  const what =
    expected === null
      ? `which has no "${key}"`
      : found === null
        ? `whose "${key}" is missing in the file`
        : `whose "${key}" has the shape ${shape(expected)} and not ${shape(found)}`;
  const more = differences > 1 ? `, and ${differences - 1} more differ` : '';
  return `${name} fits no model here. It comes nearest to ${nearest}, ${what}${more}.`;
}
