/** What timm's constructors take as `norm_layer` and `act_layer`: makers of modules. */
import { GELU, type Module } from '../nn/index.ts';
import { LayerNorm } from './layer_norm.ts';

export type NormLayer = (dim: number) => Module;
export type ActLayer = () => Module;

/** timm's LayerNorm: PyTorch's, with eps 1e-6. */
export const defaultNorm: NormLayer = (dim) => new LayerNorm(dim);
export const defaultAct: ActLayer = () => new GELU();
