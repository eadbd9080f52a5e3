/** A model's parameters by its parts, for a number of classes. Built by create_model, nothing is computed. */
import type { AnyModule } from '#lib/nn/index.ts';
import { Linear } from '#lib/nn/linear.ts';
import { create_model } from '#lib/timm/create_model.ts';
import { parameterTree, type ParameterRow } from '../../drawings/parameter-tree.ts';

export const MODELS = ['vit_tiny_patch16_224', 'resnet50'] as const;
export type ModelName = (typeof MODELS)[number];

export interface Counted {
  /** The model, its parts, and the parameters of its classifier. */
  readonly rows: readonly ParameterRow[];
  /** The classifier as PyTorch prints it. */
  readonly classifier: string;
  /** What timm calls it: `head`, `fc`. */
  readonly name: string;
  readonly in_features: number;
}

export function countedOf(model_name: ModelName, num_classes: number): Counted {
  const model = create_model(model_name, { num_classes });
  const classifier: AnyModule = model.get_classifier();
  const name = [...model.named_children()].find(([, child]) => child === classifier)![0];
  return {
    rows: parameterTree(model, (path) => path === '' || path === name),
    classifier: classifier.repr(),
    name,
    in_features: classifier instanceof Linear ? classifier.in_features : model.num_features,
  };
}

/** Paths of the rows that another number of classes changes: those that are new, or count otherwise. */
export const movedRows = (before: readonly ParameterRow[], after: readonly ParameterRow[]): string[] =>
  after
    .filter(
      ({ path, numbers }) => path !== '' && before.find((row) => row.path === path)?.numbers !== numbers,
    )
    .map(({ path }) => path);
