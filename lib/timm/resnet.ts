/**
 * ResNet, after timm 1.0.29 `timm/models/resnet.py`: 7 × 7 stem, four stages, global pooling, one Linear. B
 * batch, C channels, K num_classes; at 224 px the last map is 7 × 7. Left out on purpose: deep stems, other
 * norms, cardinality, squeeze-and-excitation, anti-aliasing, drop block.
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
import { checkAs } from '../torch/errors.ts';
import type { Tensor } from '../torch/tensor.ts';
import { DropPath } from './drop_path.ts';
import { feature_take_indices, type FeatureRow } from './feature_info.ts';
import type { ActLayer } from './layers.ts';
import type { PretrainedCfg } from './registry.ts';
import { BasicBlock, Bottleneck, type ResidualBlock, type ResidualBlockClass } from './resnet_block.ts';
import { SelectAdaptivePool2d } from './select_adaptive_pool2d.ts';

const STAGES = ['layer1', 'layer2', 'layer3', 'layer4'] as const;

export interface ResNetOptions {
  readonly num_classes?: number;
  readonly in_chans?: number;
  readonly global_pool?: string;
  /** Pixels per step of the last map: 32, or 16 or 8 with dilated stages instead of strides. */
  readonly output_stride?: number;
  readonly act_layer?: ActLayer;
  readonly drop_rate?: number;
  readonly drop_path_rate?: number;
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
  act1: Module;
  maxpool: MaxPool2d;
  layer1: Module;
  layer2: Module;
  layer3: Module;
  layer4: Module;
  global_pool: SelectAdaptivePool2d;
  fc: Module;

  constructor(block: ResidualBlockClass, layers: readonly number[], options: ResNetOptions = {}) {
    super();
    const { num_classes = 1000, in_chans = 3, global_pool = 'avg', channels = [64, 128, 256, 512] } = options;
    const { output_stride = 32 } = options;
    checkAs('AssertionError', [8, 16, 32].includes(output_stride), () => '');
    this.num_classes = num_classes;
    this.in_chans = in_chans;
    this.drop_rate = options.drop_rate ?? 0;
    this.conv1 = new Conv2d(in_chans, 64, 7, { stride: 2, padding: 3, bias: false });
    this.bn1 = new BatchNorm2d(64);
    this.act1 = options.act_layer?.() ?? new ReLU(true);
    this.maxpool = new MaxPool2d(3, { stride: 2, padding: 1 });
    const stages = makeStages(block, layers, channels, options);
    [this.layer1, this.layer2, this.layer3, this.layer4] = stages as unknown as [
      Module,
      Module,
      Module,
      Module,
    ];
    this.feature_info = [
      { num_chs: 64, reduction: 2, module: 'act1' },
      ...channels.map((planes, i) => ({
        num_chs: planes * block.expansion,
        reduction: Math.min(4 * 2 ** i, output_stride),
        module: `layer${i + 1}`,
      })),
    ];
    this.num_features = this.head_hidden_size = channels.at(-1)! * block.expansion;
    this.global_pool = new SelectAdaptivePool2d(global_pool, global_pool !== '');
    this.fc = this.newClassifier(num_classes);
    this.init_weights(options.zero_init_last ?? true);
  }

  private newClassifier(num_classes: number): Module {
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
    this.fc = this.newClassifier(num_classes);
    this.global_pool.train(this.training);
    this.fc.train(this.training);
  }

  /** (B, in_chans, H, W) → (B, num_features, H / 32, W / 32) */
  forward_features(x: Tensor): Tensor {
    x = this.maxpool.call(this.act1.call(this.bn1.call(this.conv1.call(x))));
    for (const stage of this.stages()) x = stage.call(x);
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
    for (const stage of this.stages()) {
      x = stage.call(x);
      maps.push(x);
    }
    return { final: x, intermediates: maps.filter((_, i) => take_indices.includes(i)) };
  }

  /**
   * Puts Identity in the place of the stages after the last map wanted, and drops the head; returns the maps
   * wanted.
   */
  prune_intermediate_layers(
    indices: number | readonly number[] = 1,
    _prune_norm = false,
    prune_head = true,
  ): number[] {
    const { take_indices, max_index } = feature_take_indices(5, indices);
    for (const name of STAGES.slice(max_index)) this[name] = new Identity();
    if (prune_head) this.reset_classifier(0, '');
    return take_indices;
  }

  private stages(): readonly Module[] {
    return STAGES.map((name) => this[name]);
  }
}

function makeStages(
  block: ResidualBlockClass,
  layers: readonly number[],
  channels: readonly number[],
  { output_stride = 32, drop_path_rate = 0, act_layer }: ResNetOptions,
): Sequential<ResidualBlock>[] {
  const last = layers.reduce((sum, n) => sum + n, 0) - 1;
  let [inplanes, net_stride, dilation, prev_dilation, index] = [64, 4, 1, 1, 0];
  return channels.map((planes, stage) => {
    const outplanes = planes * block.expansion;
    let first_stride = stage > 0 ? 2 : 1;
    if (net_stride >= output_stride) {
      dilation *= first_stride;
      first_stride = 1;
    } else net_stride *= first_stride;
    const blocks = Array.from({ length: layers[stage]! }, (_, i) => {
      const stride = i === 0 ? first_stride : 1;
      const downsample =
        i === 0 && (stride !== 1 || inplanes !== outplanes)
          ? new Sequential(
              new Conv2d(inplanes, outplanes, 1, { stride, bias: false }),
              new BatchNorm2d(outplanes),
            )
          : null;
      const rate = (drop_path_rate * index++) / last;
      const made: ResidualBlock = new block(inplanes, planes, {
        stride,
        downsample,
        dilation,
        first_dilation: prev_dilation,
        ...(act_layer ? { act_layer } : {}),
        drop_path: rate > 0 ? new DropPath(rate) : null,
      });
      [inplanes, prev_dilation] = [outplanes, dilation];
      return made;
    });
    return new Sequential(...blocks);
  });
}
