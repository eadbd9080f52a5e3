/**
 * Residual blocks of ResNets, after timm 1.0.29 `timm/models/resnet.py`; no cardinality, drop block or
 * attention.
 */
import { BatchNorm2d, Conv2d, Identity, init, Module, ReLU, type Sequential } from '../nn/index.ts';
import type { Tensor } from '../torch/tensor.ts';
import type { DropPath } from './drop_path.ts';
import type { ActLayer } from './layers.ts';

export interface ResidualBlockOptions {
  readonly stride?: number;
  readonly downsample?: Sequential | null;
  readonly dilation?: number;
  /** Of the block's first 3 × 3 convolution; the stage's dilation where it is not given. */
  readonly first_dilation?: number;
  readonly act_layer?: ActLayer;
  readonly drop_path?: DropPath | null;
}

const defaultAct: ActLayer = () => new ReLU(true);
const dilated = (dilation: number, stride = 1): object => ({
  stride,
  padding: dilation,
  dilation,
  bias: false,
});

/** Two 3 × 3 convolutions: ResNet-18 and -34. (B, inplanes, H, W) → (B, planes, h, w) */
export class BasicBlock extends Module {
  static readonly expansion = 1;
  readonly type_name: string = 'BasicBlock';
  conv1: Conv2d;
  bn1: BatchNorm2d;
  drop_block: Module;
  act1: Module;
  aa: Module;
  conv2: Conv2d;
  bn2: BatchNorm2d;
  act2: Module;
  downsample: Sequential | null;
  stride: number;
  dilation: number;
  drop_path: DropPath | null;

  constructor(inplanes: number, planes: number, options: ResidualBlockOptions = {}) {
    super();
    const { stride = 1, downsample = null, dilation = 1, act_layer = defaultAct, drop_path = null } = options;
    const { first_dilation = dilation } = options;
    this.conv1 = new Conv2d(inplanes, planes, 3, dilated(first_dilation, stride));
    this.bn1 = new BatchNorm2d(planes);
    this.drop_block = new Identity();
    this.act1 = act_layer();
    this.aa = new Identity();
    this.conv2 = new Conv2d(planes, planes, 3, dilated(dilation));
    this.bn2 = new BatchNorm2d(planes);
    this.act2 = act_layer();
    this.downsample = downsample;
    this.stride = stride;
    this.dilation = dilation;
    this.drop_path = drop_path;
  }

  zero_init_last(): void {
    init.zeros_(this.bn2.weight!);
  }

  forward(x: Tensor): Tensor {
    let shortcut = x;
    x = this.aa.call(this.act1.call(this.drop_block.call(this.bn1.call(this.conv1.call(x)))));
    x = this.bn2.call(this.conv2.call(x));
    if (this.drop_path) x = this.drop_path.call(x);
    if (this.downsample) shortcut = this.downsample.call(shortcut);
    return this.act2.call(x.add_(shortcut));
  }
}

/** 1 × 1, 3 × 3, 1 × 1 convolutions: ResNet-50 and -101. (B, inplanes, H, W) → (B, 4 · planes, h, w) */
export class Bottleneck extends Module {
  static readonly expansion = 4;
  readonly type_name: string = 'Bottleneck';
  conv1: Conv2d;
  bn1: BatchNorm2d;
  act1: Module;
  conv2: Conv2d;
  bn2: BatchNorm2d;
  drop_block: Module;
  act2: Module;
  aa: Module;
  conv3: Conv2d;
  bn3: BatchNorm2d;
  act3: Module;
  downsample: Sequential | null;
  stride: number;
  dilation: number;
  drop_path: DropPath | null;

  constructor(inplanes: number, planes: number, options: ResidualBlockOptions = {}) {
    super();
    const { stride = 1, downsample = null, dilation = 1, act_layer = defaultAct, drop_path = null } = options;
    const { first_dilation = dilation } = options;
    const outplanes = planes * Bottleneck.expansion;
    this.conv1 = new Conv2d(inplanes, planes, 1, { bias: false });
    this.bn1 = new BatchNorm2d(planes);
    this.act1 = act_layer();
    this.conv2 = new Conv2d(planes, planes, 3, dilated(first_dilation, stride));
    this.bn2 = new BatchNorm2d(planes);
    this.drop_block = new Identity();
    this.act2 = act_layer();
    this.aa = new Identity();
    this.conv3 = new Conv2d(planes, outplanes, 1, { bias: false });
    this.bn3 = new BatchNorm2d(outplanes);
    this.act3 = act_layer();
    this.downsample = downsample;
    this.stride = stride;
    this.dilation = dilation;
    this.drop_path = drop_path;
  }

  zero_init_last(): void {
    init.zeros_(this.bn3.weight!);
  }

  forward(x: Tensor): Tensor {
    let shortcut = x;
    x = this.act1.call(this.bn1.call(this.conv1.call(x)));
    x = this.aa.call(this.act2.call(this.drop_block.call(this.bn2.call(this.conv2.call(x)))));
    x = this.bn3.call(this.conv3.call(x));
    if (this.drop_path) x = this.drop_path.call(x);
    if (this.downsample) shortcut = this.downsample.call(shortcut);
    return this.act3.call(x.add_(shortcut));
  }
}

export type ResidualBlock = BasicBlock | Bottleneck;
export type ResidualBlockClass = typeof BasicBlock | typeof Bottleneck;
