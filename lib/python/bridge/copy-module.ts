/**
 * `copy.deepcopy(module)`: a module of the same structure with values of its own. What Python built is built
 * again as it was then; the generator is put back after, since copying draws no random numbers.
 */
import * as nn from '#lib/nn/index.ts';
import type { AnyModule } from '#lib/nn/index.ts';
import * as timm from '#lib/timm/index.ts';
import { BasicBlock, Bottleneck } from '#lib/timm/resnet_block.ts';
import { default_generator } from '#lib/torch/default_generator.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { copied, denseStrides } from '#lib/torch/ops/copy.ts';
import type { Tensor } from '#lib/torch/index.ts';
import { Parameter } from '#lib/torch/index.ts';
import { keepKind, kindOf } from './encode.ts';
import { isContainer, place, setChildren } from './members.ts';
import { OwnModule } from './own-module.ts';
import type { PythonSide } from './python.ts';
import { entryOf } from './verb.ts';

const recipes = new WeakMap<AnyModule, () => AnyModule>();

/** How this module was made, to make another. */
export function keepRecipe(module: AnyModule, recipe: () => AnyModule): void {
  recipes.set(module, recipe);
}

/** Containers, and modules that are all in their properties: these are copied one by one. */
const CLASSES: Readonly<Record<string, unknown>> = { ...nn, ...timm, BasicBlock, Bottleneck };
const CONTAINERS = new Set(['Sequential', 'ModuleList', 'ModuleDict']);
const PLAIN = new Set(
  `Identity Linear Conv2d LayerNorm timm.layers.LayerNorm BatchNorm2d Dropout ReLU GELU MaxPool2d AdaptiveAvgPool2d Flatten
   DropPath LayerScale Mlp Attention PatchEmbed PatchDropout Block VisionTransformer VisionTransformerDistilled BasicBlock
   Bottleneck ResNet SelectAdaptivePool2d`.split(/\s+/),
);

type ModuleClass = new () => AnyModule;

/** A module of that kind without members; the constructor of a plain one does not run. */
function bare(kind: string, cls: ModuleClass): AnyModule {
  return CONTAINERS.has(kind) ? new cls() : (Reflect.construct(nn.Module, [], cls) as AnyModule);
}

/** A module to be filled from what was pickled. */
export function emptyModule(kind: string): AnyModule {
  const name = kind.replace('timm.layers.', '');
  const cls = entryOf(CLASSES, name) as ModuleClass | undefined;
  if (!cls || !(PLAIN.has(kind) || CONTAINERS.has(kind))) throw notPickled(kind);
  const made = bare(kind, cls);
  Reflect.set(made, 'type_name', name);
  return made;
}

const notPickled = (name: string): TorchError =>
  new TorchError('NotImplementedError', `pickling a ${name} is part of PyTorch but not of this page.`);

/**
 * The properties that a module is pickled with, beside its members; of a reader's own, members that are None.
 */
export function plainProperties(module: AnyModule): [string, unknown][] {
  if (module instanceof OwnModule) return module.none_members().map((name) => [name, null]);
  if (CONTAINERS.has(kindOf(module))) return [];
  if (!PLAIN.has(kindOf(module))) throw notPickled(module.type_name);
  const members = new Set<unknown>(
    [...module.own_parameters(), ...module.own_buffers(), ...module.named_members()].map(([name]) => name),
  );
  return Object.entries(module).filter(
    ([name, value]) =>
      !members.has(name) &&
      !['training', 'type_name', 'default_cfg'].includes(name) &&
      typeof value !== 'function',
  );
}

/** An object of the module's class with the module's plain properties; its constructor does not run. */
function shell(module: AnyModule): AnyModule {
  const made = bare(kindOf(module), module.constructor as unknown as ModuleClass);
  for (const [name, value] of Object.entries(module))
    if (typeof value !== 'function') Reflect.set(made, name, value);
  return made;
}

function remade(module: AnyModule, python: PythonSide): AnyModule {
  if (module instanceof OwnModule) return new OwnModule(module.type_name, python);
  const kind = kindOf(module);
  const inProperties = PLAIN.has(kind) || CONTAINERS.has(kind);
  const recipe = inProperties ? () => shell(module) : recipes.get(module);
  if (!recipe)
    throw new TorchError(
      'NotImplementedError',
      `copy.deepcopy() of a ${module.type_name} that another module made is not part of this page. Copy the whole model.`,
    );
  const state = default_generator.get_state();
  const made = recipe();
  default_generator.set_state(state);
  if (kind !== module.type_name) {
    keepKind(made, kind);
    Reflect.set(made, 'type_name', module.type_name);
  }
  if (!inProperties) keepRecipe(made, recipe);
  return made;
}

/** @param children copies of the module's children, in order. */
export function copyModule(
  module: AnyModule,
  names: readonly string[],
  children: readonly AnyModule[],
  python: PythonSide,
): AnyModule {
  const made = remade(module, python);
  const own = (tensor: Tensor): Tensor => copied(tensor, tensor.device, denseStrides(tensor));
  for (const [name, parameter] of module.own_parameters())
    place(made, name, new Parameter(own(parameter), parameter.requires_grad));
  if (module instanceof OwnModule) for (const name of module.none_members()) place(made, name, null);
  const persistent = module.state_dict();
  for (const [name, buffer] of module.own_buffers())
    made.register_buffer(name, own(buffer), persistent.has(name));
  if (isContainer(made)) setChildren(made, names, children);
  else names.forEach((name, i) => place(made, name, children[i]!));
  made.training = module.training;
  return made;
}
