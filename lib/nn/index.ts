/** `torch.nn`. */
export { BatchNorm2d } from './batch_norm.ts';
export { Conv2d } from './conv2d.ts';
export { Dropout } from './dropout.ts';
export { Flatten } from './flatten.ts';
export * as functional from './functional.ts';
export { GELU } from './gelu.ts';
export { Identity } from './identity.ts';
export * as init from './init.ts';
export { Keywords } from './keywords.ts';
export { LayerNorm, type LayerNormOptions } from './layer_norm.ts';
export { Linear } from './linear.ts';
export {
  Module,
  type AnyModule,
  type ForwardHook,
  type ForwardPreHook,
  type RemovableHandle,
  type StateDict,
} from './module.ts';
export { ModuleDict, ModuleList } from './module_list.ts';
export { NoneModule } from './none_module.ts';
export { AdaptiveAvgPool2d, MaxPool2d } from './pooling.ts';
export { ReLU } from './relu.ts';
export { Sequential } from './sequential.ts';
