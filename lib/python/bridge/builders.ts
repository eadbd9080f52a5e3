/**
 * What Python's layer classes build: by the class's name, the library's module from the arguments that its
 * `__init__` bound. Python passes what its own signature says, in this order; defaults and checks of PyTorch
 * stand there and in the modules themselves.
 */
import * as nn from '#lib/nn/index.ts';
import type { AnyModule } from '#lib/nn/index.ts';
import * as timm from '#lib/timm/index.ts';
import { BasicBlock, Bottleneck } from '#lib/timm/resnet_block.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { isRecord, plain } from './decode.ts';
import { PythonCallable, type PythonSide } from './python.ts';
import { entryOf } from './verb.ts';

type Builder = (...args: never[]) => AnyModule;

const builders: Readonly<Record<string, Builder>> = {
  Identity: () => new nn.Identity(),
  Linear: (outputs: number, inputs: number, bias: boolean) => new nn.Linear(inputs, outputs, bias),
  Conv2d: (i: number, o: number, kernel: number, options: object) => new nn.Conv2d(i, o, kernel, options),
  LayerNorm: (shape: number, options: object) => new nn.LayerNorm(shape, options),
  BatchNorm2d: (features: number, options: object) => new nn.BatchNorm2d(features, options),
  Dropout: (p: number, inplace: boolean) => new nn.Dropout(p, inplace),
  ReLU: (inplace: boolean) => new nn.ReLU(inplace),
  GELU: (approximate: 'none' | 'tanh') => new nn.GELU(approximate),
  MaxPool2d: (kernel: number, options: object) => new nn.MaxPool2d(kernel, options),
  AdaptiveAvgPool2d: (size: number) => new nn.AdaptiveAvgPool2d(size),
  Flatten: (start: number, end: number) => new nn.Flatten(start, end),
  Sequential: () => new nn.Sequential(),
  ModuleList: () => new nn.ModuleList(),
  ModuleDict: () => new nn.ModuleDict(),
  'timm.layers.LayerNorm': (shape: number, options: object) => new timm.LayerNorm(shape, options),
  DropPath: (p: number, scale: boolean) => new timm.DropPath(p, scale),
  LayerScale: (dim: number, init: number, inplace: boolean) => new timm.LayerScale(dim, init, inplace),
  Mlp: (features: number, options: object) => new timm.Mlp(features, options),
  Attention: (dim: number, options: object) => new timm.Attention(dim, options),
  PatchEmbed: (options: object) => new timm.PatchEmbed(options),
  PatchDropout: (prob: number, prefix: number, ordered: boolean) =>
    new timm.PatchDropout(prob, prefix, ordered),
  SelectAdaptivePool2d: (pool: string, flatten: boolean, size: number) =>
    new timm.SelectAdaptivePool2d(pool, flatten, size),
  Block: (dim: number, heads: number, options: object) => new timm.Block(dim, heads, options),
  VisionTransformer: (options: object) => new timm.VisionTransformer(options),
  VisionTransformerDistilled: (options: object) => new timm.VisionTransformerDistilled(options),
  BasicBlock: (inplanes: number, planes: number, options: object) =>
    new BasicBlock(inplanes, planes, options),
  Bottleneck: (inplanes: number, planes: number, options: object) =>
    new Bottleneck(inplanes, planes, options),
  ResNet: (block: string, layers: readonly number[], options: object) =>
    new timm.ResNet(block === 'BasicBlock' ? BasicBlock : Bottleneck, layers, options),
};

/** Names of the classes whose modules the library has itself. */
export const builtKinds: readonly string[] = Object.keys(builders);

/**
 * Options with absent ones left out, so that the library's defaults apply, and classes as makers of modules.
 */
export function optionsFor(value: unknown, python: PythonSide): unknown {
  if (value instanceof PythonCallable) return makerOf(value, python);
  const unwrapped = plain(value);
  if (!isRecord(unwrapped)) return unwrapped;
  return Object.fromEntries(
    Object.entries(unwrapped)
      .filter(([, option]) => option !== null)
      .map(([name, option]) => [name, option instanceof PythonCallable ? makerOf(option, python) : option]),
  );
}

const makerOf =
  (callable: PythonCallable, python: PythonSide) =>
  (...args: readonly unknown[]): unknown =>
    python.function(callable, args);

/** Options for which None means something: kept as they are. */
const NULLABLE: Readonly<Record<string, readonly string[]>> = {
  PatchEmbed: ['img_size'],
  BatchNorm2d: ['momentum'],
};

export function build(kind: string, args: readonly unknown[], python: PythonSide): AnyModule {
  const builder = entryOf(builders, kind);
  if (!builder) throw new TorchError('NotImplementedError', `${kind} is not part of this page.`);
  const bound = args.map((arg) => {
    const options = optionsFor(arg, python);
    const kept = entryOf(NULLABLE, kind) ?? [];
    if (!isRecord(arg)) return options;
    const nulls = kept.filter((name) => arg[name] === null);
    return { ...(options as object), ...Object.fromEntries(nulls.map((name) => [name, null])) };
  });
  return (builder as (...given: unknown[]) => AnyModule)(...bound);
}
