/**
 * `copy.deepcopy(module)`: a module of the same structure with values of its own. What Python built is built again as it
 * was then; the generator is put back after, since copying draws no random numbers.
 */
import * as nn from '#lib/nn/index.ts';
import type { AnyModule } from '#lib/nn/index.ts';
import { default_generator } from '#lib/torch/default_generator.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { copied, denseStrides } from '#lib/torch/ops/copy.ts';
import { Parameter, Tensor } from '#lib/torch/index.ts';
import { keepKind, kindOf } from './encode.ts';
import { OwnModule } from './own_module.ts';
import type { PythonSide } from './python.ts';

const recipes = new WeakMap<AnyModule, () => AnyModule>();

/** How this module was made, to make another. */
export function keepRecipe(module: AnyModule, recipe: () => AnyModule): void {
  recipes.set(module, recipe);
}

/** Modules without children that say all about themselves in their attributes. */
const leaves: Readonly<Record<string, (module: never) => AnyModule>> = {
  Linear: (m: nn.Linear) => new nn.Linear(m.in_features, m.out_features, m.bias !== null),
  Conv2d: (m: nn.Conv2d) =>
    new nn.Conv2d(m.in_channels, m.out_channels, m.kernel_size, { ...m, bias: m.bias !== null }),
  LayerNorm: (m: nn.LayerNorm) => new nn.LayerNorm(m.normalized_shape, { ...m, bias: m.bias !== null }),
  BatchNorm2d: (m: nn.BatchNorm2d) => new nn.BatchNorm2d(m.num_features, m),
  Identity: () => new nn.Identity(),
  Dropout: (m: nn.Dropout) => new nn.Dropout(m.p, m.inplace),
  GELU: (m: nn.GELU) => new nn.GELU(m.approximate),
  ReLU: (m: nn.ReLU) => new nn.ReLU(m.inplace),
  Sequential: () => new nn.Sequential(),
  ModuleList: () => new nn.ModuleList(),
  ModuleDict: () => new nn.ModuleDict(),
};

function remade(module: AnyModule, python: PythonSide): AnyModule {
  if (module instanceof OwnModule) return new OwnModule(module.type_name, python);
  const kind = kindOf(module);
  const leaf = leaves[kind] as ((module: AnyModule) => AnyModule) | undefined;
  const recipe = recipes.get(module) ?? (leaf && (() => leaf(module)));
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
  keepRecipe(made, recipe);
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
  const place = (name: string, member: Parameter | AnyModule): void => {
    if (made instanceof OwnModule) made.set(name, member);
    else Reflect.set(made, name, member);
  };
  for (const [name, parameter] of module.own_parameters())
    place(name, new Parameter(own(parameter), parameter.requires_grad));
  const persistent = module.state_dict();
  for (const [name, buffer] of module.own_buffers()) made.register_buffer(name, own(buffer), persistent.has(name));
  if (made instanceof nn.ModuleList) made.replace(children);
  else if (made instanceof nn.Sequential || made instanceof nn.ModuleDict)
    made.replace(names.map((name, i) => [name, children[i]!] as const));
  else names.forEach((name, i) => place(name, children[i]!));
  made.training = module.training;
  return made;
}
