/** Residual blocks of ResNets, after timm 1.0.29 `timm/models/resnet.py`; no cardinality, dilation or attention. */
import { BatchNorm2d, Conv2d, Identity, init, Module, ReLU, type Sequential } from '../nn/index.ts';
import type { Tensor } from '../torch/tensor.ts';

export interface ResidualBlockOptions {
  readonly stride?: number;
  readonly downsample?: Sequential | null;
}

/** Two 3 × 3 convolutions: ResNet-18 and -34. (B, inplanes, H, W) → (B, planes, h, w) */
export class BasicBlock extends Module {
  static readonly expansion = 1;
  readonly type_name: string = 'BasicBlock';
  conv1: Conv2d;
  bn1: BatchNorm2d;
  drop_block: Module;
  act1: ReLU;
  aa: Module;
  conv2: Conv2d;
  bn2: BatchNorm2d;
  act2: ReLU;
  downsample: Sequential | null;

  constructor(
    inplanes: number,
    planes: number,
    { stride = 1, downsample = null }: ResidualBlockOptions = {},
  ) {
    super();
    this.conv1 = new Conv2d(inplanes, planes, 3, { stride, padding: 1, bias: false });
    this.bn1 = new BatchNorm2d(planes);
    this.drop_block = new Identity();
    this.act1 = new ReLU(true);
    this.aa = new Identity();
    this.conv2 = new Conv2d(planes, planes, 3, { padding: 1, bias: false });
    this.bn2 = new BatchNorm2d(planes);
    this.act2 = new ReLU(true);
    this.downsample = downsample;
  }

  zero_init_last(): void {
    init.zeros_(this.bn2.weight!);
  }

  forward(x: Tensor): Tensor {
    const shortcut = this.downsample ? this.downsample.call(x) : x;
    x = this.aa.call(this.act1.call(this.drop_block.call(this.bn1.call(this.conv1.call(x)))));
    x = this.bn2.call(this.conv2.call(x));
    return this.act2.call(x.add(shortcut));
  }
}

/** 1 × 1, 3 × 3, 1 × 1 convolutions: ResNet-50 and -101. (B, inplanes, H, W) → (B, 4 · planes, h, w) */
export class Bottleneck extends Module {
  static readonly expansion = 4;
  readonly type_name: string = 'Bottleneck';
  conv1: Conv2d;
  bn1: BatchNorm2d;
  act1: ReLU;
  conv2: Conv2d;
  bn2: BatchNorm2d;
  drop_block: Module;
  act2: ReLU;
  aa: Module;
  conv3: Conv2d;
  bn3: BatchNorm2d;
  act3: ReLU;
  downsample: Sequential | null;

  constructor(
    inplanes: number,
    planes: number,
    { stride = 1, downsample = null }: ResidualBlockOptions = {},
  ) {
    super();
    const outplanes = planes * Bottleneck.expansion;
    this.conv1 = new Conv2d(inplanes, planes, 1, { bias: false });
    this.bn1 = new BatchNorm2d(planes);
    this.act1 = new ReLU(true);
    this.conv2 = new Conv2d(planes, planes, 3, { stride, padding: 1, bias: false });
    this.bn2 = new BatchNorm2d(planes);
    this.drop_block = new Identity();
    this.act2 = new ReLU(true);
    this.aa = new Identity();
    this.conv3 = new Conv2d(planes, outplanes, 1, { bias: false });
    this.bn3 = new BatchNorm2d(outplanes);
    this.act3 = new ReLU(true);
    this.downsample = downsample;
  }

  zero_init_last(): void {
    init.zeros_(this.bn3.weight!);
  }

  forward(x: Tensor): Tensor {
    const shortcut = this.downsample ? this.downsample.call(x) : x;
    x = this.act1.call(this.bn1.call(this.conv1.call(x)));
    x = this.aa.call(this.act2.call(this.drop_block.call(this.bn2.call(this.conv2.call(x)))));
    x = this.bn3.call(this.conv3.call(x));
    return this.act3.call(x.add(shortcut));
  }
}

export type ResidualBlock = BasicBlock | Bottleneck;
export type ResidualBlockClass = typeof BasicBlock | typeof Bottleneck;
