/**
 * DeiT with a distillation token and a second head, after timm 1.0.29 `timm/models/deit.py`.
 * In evaluation the answer is the mean of the two heads.
 */
import { Identity, init, Linear, type AnyModule, type Module } from '../nn/index.ts';
import { checkAs } from '../torch/errors.ts';
import type { Parameter, Tensor } from '../torch/tensor.ts';
import { VisionTransformer, type VisionTransformerOptions } from './vision_transformer.ts';
import { checkWeightInit, type WeightInit } from './weight_init.ts';

export class VisionTransformerDistilled extends VisionTransformer {
  override readonly type_name: string = 'VisionTransformerDistilled';
  dist_token: Parameter;
  head_dist: Module;

  constructor(options: VisionTransformerOptions = {}) {
    super({ ...options, weight_init: 'skip' });
    checkAs('AssertionError', this.global_pool === 'token', () => '');
    this.num_prefix_tokens = 2;
    this.dist_token = init.emptyParameter([1, 1, this.embed_dim]);
    this.pos_embed = init.emptyParameter([1, this.patch_embed.num_patches! + 2, this.embed_dim]);
    this.head_dist = this.newHead(this.num_classes);
    const { weight_init = '' } = options;
    this.weight_init_mode = weight_init === 'skip' ? 'reset' : weight_init;
    checkWeightInit(weight_init);
    if (weight_init !== 'skip') this.init_weights('', false);
  }

  private newHead(num_classes: number): Module {
    return num_classes > 0 ? new Linear(this.embed_dim, num_classes) : new Identity();
  }

  override init_weights(mode: WeightInit = '', needs_reset = true): void {
    init.timm_trunc_normal_(this.dist_token, { std: 0.02 });
    super.init_weights(mode, needs_reset);
  }

  /** Both classifiers. */
  get_classifiers(): readonly [AnyModule, AnyModule] {
    return [this.head, this.head_dist];
  }

  override reset_classifier(num_classes: number): void {
    this.num_classes = num_classes;
    this.head = this.newHead(num_classes);
    this.head_dist = this.newHead(num_classes);
    this.head.train(this.training);
    this.head_dist.train(this.training);
  }

  protected override prefixTokens(): Parameter[] {
    return [this.cls_token!, this.dist_token];
  }

  /** (B, N, C) → (B, K) */
  override forward_head(x: Tensor, pre_logits = false): Tensor {
    const [cls, dist] = [x.select(1, 0), x.select(1, 1)];
    if (pre_logits) return cls.add(dist).div(2);
    return this.head.call(cls).add(this.head_dist.call(dist)).div(2);
  }
}
