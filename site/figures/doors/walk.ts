/**
 * What `forward_features`, `forward_head` and `forward` of ViT-Tiny give for two pictures, traced step by
 * step.
 */
import type { AnyModule, Module } from '#lib/nn/index.ts';
import { create_model } from '#lib/timm/create_model.ts';
import { VisionTransformer } from '#lib/timm/vision_transformer.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { Tensor } from '#lib/torch/index.ts';
import { makePlaceholder } from '#lib/torch/node.ts';

export const CLASSES = ['1000', '10', '0'] as const;
/** `none` is timm's `''`. */
export const POOLS = ['token', 'avg', 'none'] as const;
/** What is handed to `forward_head`. */
export const HANDED = ['forward_features', 'forward'] as const;

export interface Asked {
  readonly classes: (typeof CLASSES)[number];
  readonly pool: (typeof POOLS)[number];
  readonly handed: (typeof HANDED)[number];
}

export type Shape = readonly number[];

export interface Step {
  /** As timm calls it: `pool`, `fc_norm`, `head_drop`, `head`. */
  readonly name: string;
  /** The module's class; `null` for a method. */
  readonly type: string | null;
  /** What comes out; `null` where it raises or is not reached. */
  readonly shape: Shape | null;
}

export interface Walk {
  /** What goes into `forward_head`. */
  readonly start: Shape;
  readonly steps: readonly Step[];
  /** PyTorch's words at the first step without a shape. */
  readonly error: string | null;
  readonly forward_features: Shape;
  readonly forward: Shape;
}

export const poolOf = (pool: Asked['pool']): 'token' | 'avg' | '' => (pool === 'none' ? '' : pool);

const known = new Map<string, Walk>();

export function walkOf(asked: Asked): Walk {
  const key = `${asked.classes} ${asked.pool} ${asked.handed}`;
  let walk = known.get(key);
  if (!walk) known.set(key, (walk = traced(asked)));
  return walk;
}

function traced({ classes, pool, handed }: Asked): Walk {
  const model = create_model('vit_tiny_patch16_224', {
    num_classes: Number(classes),
    global_pool: poolOf(pool),
  });
  if (!(model instanceof VisionTransformer)) throw new TypeError('ViT-Tiny is a VisionTransformer');
  const x = Tensor.of(makePlaceholder('x', [2, 3, 224, 224], 'float32'));
  const tokens = model.forward_features(x);
  const answer = model.forward(x);
  const start = handed === 'forward' ? answer : tokens;

  const steps: Step[] = [];
  let passed = start;
  let error: string | null = null;
  const step = (name: string, type: string | null, run: (given: Tensor) => Tensor): void => {
    if (error === null)
      try {
        passed = run(passed);
      } catch (thrown) {
        if (!(thrown instanceof TorchError)) throw thrown;
        error = thrown.message;
      }
    steps.push({ name, type, shape: error === null ? passed.shape : null });
  };
  const through = (name: string, module: AnyModule): void =>
    step(name, module._get_name(), (given) => (module as unknown as Module).call(given));

  step('pool', null, (given) => model.pool(given));
  through('fc_norm', model.fc_norm);
  through('head_drop', model.head_drop);
  through('head', model.head);
  return { start: start.shape, steps, error, forward_features: tokens.shape, forward: answer.shape };
}
