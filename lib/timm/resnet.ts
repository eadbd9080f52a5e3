/**
 * ResNet, after timm 1.0.29 `timm/models/resnet.py`: 7 × 7 stem, four stages, global pooling, one Linear.
 * B batch, C channels, K num_classes; at 224 px the last map is 7 × 7.
 * Left out on purpose: deep stems, dilation, cardinality, squeeze-and-excitation, anti-aliasing, stochastic depth.
 */
import {
  BatchNorm2d,
  Conv2d,
  functional as F,
  Identity,
  init,
  Linear,
  MaxPool2d,
  Module,
  ReLU,
  Sequential,
} from '../nn/index.ts';
import type { AnyModule } from '../nn/index.ts';
import type { Tensor } from '../torch/tensor.ts';
import { feature_take_indices, type FeatureRow } from './feature_info.ts';
import type { PretrainedCfg } from './registry.ts';
import { BasicBlock, Bottleneck, type ResidualBlock, type ResidualBlockClass } from './resnet_block.ts';
import { SelectAdaptivePool2d } from './select_adaptive_pool2d.ts';

export interface ResNetOptions {
  readonly num_classes?: number;
  readonly in_chans?: number;
  readonly global_pool?: string;
  readonly drop_rate?: number;
  readonly zero_init_last?: boolean;
  /** Planes of the four stages, before a block's expansion. */
  readonly channels?: readonly number[];
}

export class ResNet extends Module {
  readonly type_name: string = 'ResNet';
  num_classes: number;
  in_chans: number;
  drop_rate: number;
  num_features: number;
  head_hidden_size: number;
  feature_info: readonly FeatureRow[];
  default_cfg: PretrainedCfg | null = null;

  conv1: Conv2d;
  bn1: BatchNorm2d;
  act1: ReLU;
  maxpool: MaxPool2d;
  layer1: Sequential<ResidualBlock>;
  layer2: Sequential<ResidualBlock>;
  layer3: Sequential<ResidualBlock>;
  layer4: Sequential<ResidualBlock>;
  global_pool: SelectAdaptivePool2d;
  fc: Module;

  constructor(block: ResidualBlockClass, layers: readonly number[], options: ResNetOptions = {}) {
    super();
    const { num_classes = 1000, in_chans = 3, global_pool = 'avg', channels = [64, 128, 256, 512] } = options;
    this.num_classes = num_classes;
    this.in_chans = in_chans;
    this.drop_rate = options.drop_rate ?? 0;
    this.conv1 = new Conv2d(in_chans, 64, 7, { stride: 2, padding: 3, bias: false });
    this.bn1 = new BatchNorm2d(64);
    this.act1 = new ReLU(true);
    this.maxpool = new MaxPool2d(3, { stride: 2, padding: 1 });
    const stages = makeStages(block, layers, channels);
    [this.layer1, this.layer2, this.layer3, this.layer4] = stages as [
      Sequential<ResidualBlock>,
      Sequential<ResidualBlock>,
      Sequential<ResidualBlock>,
      Sequential<ResidualBlock>,
    ];
    this.feature_info = [
      { num_chs: 64, reduction: 2, module: 'act1' },
      ...channels.map((planes, i) => ({
        num_chs: planes * block.expansion,
        reduction: 4 * 2 ** i,
        module: `layer${i + 1}`,
      })),
    ];
    this.num_features = this.head_hidden_size = channels.at(-1)! * block.expansion;
    this.global_pool = new SelectAdaptivePool2d(global_pool, global_pool !== '');
    this.fc = this.#newClassifier(num_classes);
    this.init_weights(options.zero_init_last ?? true);
  }

  #newClassifier(num_classes: number): Module {
    const width = this.num_features * this.global_pool.feat_mult();
    return num_classes > 0 ? new Linear(width, num_classes) : new Identity();
  }

  init_weights(zero_init_last: boolean): void {
    for (const [, module] of this.named_modules())
      if (module instanceof Conv2d)
        init.kaiming_normal_(module.weight, { mode: 'fan_out', nonlinearity: 'relu' });
    if (!zero_init_last) return;
    for (const module of this.modules())
      if (module instanceof BasicBlock || module instanceof Bottleneck) module.zero_init_last();
  }

  get_classifier(): AnyModule {
    return this.fc;
  }

  reset_classifier(num_classes: number, global_pool: string | null = 'avg'): void {
    const pool = global_pool ?? 'avg';
    this.num_classes = num_classes;
    this.global_pool = new SelectAdaptivePool2d(pool, pool !== '');
    this.fc = this.#newClassifier(num_classes);
    this.global_pool.train(this.training);
    this.fc.train(this.training);
  }

  /** (B, in_chans, H, W) → (B, num_features, H / 32, W / 32) */
  forward_features(x: Tensor): Tensor {
    x = this.maxpool.call(this.act1.call(this.bn1.call(this.conv1.call(x))));
    for (const stage of this.#stages()) x = stage.call(x);
    return x;
  }

  /** (B, num_features, h, w) → (B, K) */
  forward_head(x: Tensor, pre_logits = false): Tensor {
    x = this.global_pool.call(x);
    if (this.drop_rate) x = F.dropout(x, this.drop_rate, this.training);
    return pre_logits ? x : this.fc.call(x);
  }

  forward(x: Tensor): Tensor {
    return this.forward_head(this.forward_features(x));
  }

  /** The stem's and the stages' maps: all, the last n, or those of the given indices (0 is the stem). */
  forward_intermediates(
    x: Tensor,
    { indices = null }: { readonly indices?: number | readonly number[] | null } = {},
  ): { final: Tensor; intermediates: Tensor[] } {
    const { take_indices } = feature_take_indices(5, indices);
    x = this.act1.call(this.bn1.call(this.conv1.call(x)));
    const maps = [x];
    x = this.maxpool.call(x);
    for (const stage of this.#stages()) {
      x = stage.call(x);
      maps.push(x);
    }
    return { final: x, intermediates: maps.filter((_, i) => take_indices.includes(i)) };
  }

  #stages(): readonly Sequential<ResidualBlock>[] {
    return [this.layer1, this.layer2, this.layer3, this.layer4];
  }
}

function makeStages(
  block: ResidualBlockClass,
  layers: readonly number[],
  channels: readonly number[],
): Sequential<ResidualBlock>[] {
  let inplanes = 64;
  return channels.map((planes, stage) => {
    const outplanes = planes * block.expansion;
    const blocks = Array.from({ length: layers[stage]! }, (_, i) => {
      const stride = stage > 0 && i === 0 ? 2 : 1;
      const downsample =
        i === 0 && (stride !== 1 || inplanes !== outplanes)
          ? new Sequential(
              new Conv2d(inplanes, outplanes, 1, { stride, bias: false }),
              new BatchNorm2d(outplanes),
            )
          : null;
      const made: ResidualBlock = new block(inplanes, planes, { stride, downsample });
      inplanes = outplanes;
      return made;
    });
    return new Sequential(...blocks);
  });
}
