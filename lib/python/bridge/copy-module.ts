/**
 * `copy.deepcopy(module)`: a module of the same structure with values of its own. What Python built is built again as it
 * was then; the generator is put back after, since copying draws no random numbers.
 */
import * as nn from '#lib/nn/index.ts';
import type { AnyModule } from '#lib/nn/index.ts';
import * as timm from '#lib/timm/index.ts';
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

/** Modules with members of their own class that only its constructor makes, from what they say of themselves. */
const remakers: Readonly<Record<string, (module: never) => AnyModule>> = {
  Sequential: () => new nn.Sequential(),
  ModuleList: () => new nn.ModuleList(),
  ModuleDict: () => new nn.ModuleDict(),
  PatchEmbed: (m: timm.PatchEmbed) =>
    new timm.PatchEmbed({
      img_size: m.img_size,
      patch_size: m.patch_size,
      in_chans: m.proj.in_channels,
      embed_dim: m.proj.out_channels,
      flatten: m.flatten,
      output_fmt: m.output_fmt === 'NCHW' ? null : m.output_fmt,
      bias: m.proj.bias !== null,
      strict_img_size: m.strict_img_size,
      dynamic_img_pad: m.dynamic_img_pad,
    }),
};

/** Modules that are all in their properties: these are copied one by one. */
const PLAIN = new Set(
  `Identity Linear Conv2d LayerNorm timm.layers.LayerNorm BatchNorm2d Dropout ReLU GELU MaxPool2d AdaptiveAvgPool2d Flatten
   DropPath LayerScale Mlp Attention Block VisionTransformer BasicBlock Bottleneck SelectAdaptivePool2d`.split(
    /\s+/,
  ),
);

/** An object of the module's class with the module's plain properties; its constructor does not run. */
function shell(module: AnyModule): AnyModule {
  const made = Reflect.construct(nn.Module, [], module.constructor) as AnyModule;
  for (const [name, value] of Object.entries(module))
    if (typeof value !== 'function') Reflect.set(made, name, value);
  return made;
}

function remade(module: AnyModule, python: PythonSide): AnyModule {
  if (module instanceof OwnModule) return new OwnModule(module.type_name, python);
  const kind = kindOf(module);
  const recipe = PLAIN.has(kind) ? () => shell(module) : (recipes.get(module) ?? remakerFor(kind, module));
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

function remakerFor(kind: string, module: AnyModule): (() => AnyModule) | undefined {
  const remaker = entryOf(remakers, kind) as ((module: AnyModule) => AnyModule) | undefined;
  return remaker && (() => remaker(module));
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
