/**
 * Vision Transformer, after timm 1.0.29 `timm/models/vision_transformer.py`.
 * B batch, C embed_dim, P = h · w patches, N = P + prefix tokens, K num_classes.
 * Attention pooling ('map', 'prr') and other block classes come from the caller, as makers of modules.
 * Left out on purpose: masks and gradient checkpointing; asking for one of them raises an error that says so.
 */
import { Dropout, Identity, init, Linear, Module, Sequential, type AnyModule } from '../nn/index.ts';
import type { Pair, PairLike } from '../nn/pair.ts';
import { checkAs, TorchError } from '../torch/errors.ts';
import { linspace } from '../torch/ops/create.ts';
import { cat } from '../torch/ops/join.ts';
import type { Parameter, Tensor } from '../torch/tensor.ts';
import { Block, type BlockOptions } from './block.ts';
import { feature_take_indices, type FeatureRow } from './feature_info.ts';
import { global_pool_nlc, type GlobalPool } from './global_pool.ts';
import { defaultNorm, type ActLayer, type NormLayer } from './layers.ts';
import { PatchEmbed } from './patch_embed.ts';
import { PatchDropout } from './patch_dropout.ts';
import { resample_abs_pos_embed } from './pos_embed.ts';
import type { PretrainedCfg } from './registry.ts';
import { checkWeightInit, initLayers, type WeightInit } from './weight_init.ts';

export interface VisionTransformerOptions {
  readonly img_size?: PairLike;
  readonly patch_size?: PairLike;
  readonly in_chans?: number;
  /** 0: no head, `forward` gives the pooled features. */
  readonly num_classes?: number;
  readonly global_pool?: GlobalPool;
  readonly embed_dim?: number;
  readonly depth?: number;
  readonly num_heads?: number;
  readonly mlp_ratio?: number;
  readonly qkv_bias?: boolean;
  readonly qk_norm?: boolean;
  readonly scale_attn_norm?: boolean;
  readonly scale_mlp_norm?: boolean;
  readonly proj_bias?: boolean;
  readonly init_values?: number | null;
  readonly class_token?: boolean;
  readonly pos_embed?: '' | 'none' | 'learn';
  readonly no_embed_class?: boolean;
  readonly reg_tokens?: number;
  readonly pre_norm?: boolean;
  readonly final_norm?: boolean;
  readonly fc_norm?: boolean | null;
  readonly pool_include_prefix?: boolean;
  readonly dynamic_img_size?: boolean;
  readonly dynamic_img_pad?: boolean;
  readonly drop_rate?: number;
  readonly pos_drop_rate?: number;
  readonly patch_drop_rate?: number;
  readonly proj_drop_rate?: number;
  readonly attn_drop_rate?: number;
  readonly drop_path_rate?: number;
  readonly weight_init?: WeightInit;
  readonly fix_init?: boolean;
  readonly embed_norm_layer?: NormLayer;
  readonly norm_layer?: NormLayer;
  readonly act_layer?: ActLayer;
  /** Makes a block in the place of timm's own, given all that timm gives it but classes. */
  readonly block_fn?: (options: BlockMakerOptions) => AnyModule;
  /** Makes the layer that pools by attention, for global_pool 'map' and 'prr'. */
  readonly attn_pool?: (options: AttnPoolOptions) => AnyModule;
}

export interface BlockMakerOptions extends Omit<BlockOptions, 'norm_layer' | 'act_layer'> {
  readonly dim: number;
  readonly num_heads: number;
  readonly depth: number;
}

export interface AttnPoolOptions {
  readonly in_features: number;
  readonly num_heads: number;
  readonly mlp_ratio: number;
  readonly pool_type: 'token' | 'avg';
}

export interface IntermediateOptions {
  /** The last n blocks, these blocks, or (null) all. */
  readonly indices?: number | readonly number[] | null;
  readonly return_prefix_tokens?: boolean;
  readonly norm?: boolean;
  readonly stop_early?: boolean;
  readonly output_fmt?: 'NCHW' | 'NLC';
}

export class VisionTransformer extends Module {
  readonly type_name: string = 'VisionTransformer';
  num_classes: number;
  in_chans: number;
  global_pool: GlobalPool;
  num_features: number;
  head_hidden_size: number;
  embed_dim: number;
  num_prefix_tokens: number;
  num_reg_tokens: number;
  has_class_token: boolean;
  no_embed_class: boolean;
  pool_include_prefix: boolean;
  dynamic_img_size: boolean;
  weight_init_mode: WeightInit;
  fix_init: boolean;
  feature_info: readonly FeatureRow[];
  default_cfg: PretrainedCfg | null = null;

  patch_embed: PatchEmbed;
  cls_token: Parameter | null;
  reg_token: Parameter | null;
  pos_embed: Parameter | null;
  pos_drop: Dropout;
  patch_drop: Module;
  norm_pre: Module;
  blocks: Sequential<Block>;
  norm: Module;
  attn_pool: Module | null;
  fc_norm: Module;
  head_drop: Dropout;
  head: Module;

  constructor(options: VisionTransformerOptions = {}) {
    super();
    const {
      global_pool = 'token',
      embed_dim = 768,
      depth = 12,
      num_heads = 12,
      num_classes = 1000,
    } = options;
    const { class_token = true, pos_embed = 'learn', reg_tokens = 0, no_embed_class = false } = options;
    const {
      norm_layer = defaultNorm,
      final_norm = true,
      pre_norm = false,
      dynamic_img_size = false,
    } = options;
    checkPool(global_pool);
    if (poolsByAttention(global_pool) && !options.attn_pool) throw notHere(`global_pool='${global_pool}'`);
    checkAs('AssertionError', class_token || global_pool !== 'token', () => '');
    checkAs('AssertionError', ['', 'none', 'learn'].includes(pos_embed), () => '');
    const use_fc_norm = options.fc_norm ?? ['avg', 'avgmax', 'max'].includes(global_pool);
    const normIf = (used: boolean): Module => (used ? norm_layer(embed_dim) : new Identity());

    this.num_classes = num_classes;
    this.in_chans = options.in_chans ?? 3;
    this.global_pool = global_pool;
    this.num_features = this.head_hidden_size = this.embed_dim = embed_dim;
    this.num_prefix_tokens = (class_token ? 1 : 0) + reg_tokens;
    this.num_reg_tokens = reg_tokens;
    this.has_class_token = class_token;
    this.no_embed_class = no_embed_class;
    this.pool_include_prefix = global_pool === 'prr' || (options.pool_include_prefix ?? false);
    this.dynamic_img_size = dynamic_img_size;

    this.patch_embed = new PatchEmbed({
      img_size: options.img_size ?? 224,
      patch_size: options.patch_size ?? 16,
      in_chans: this.in_chans,
      embed_dim,
      bias: !pre_norm,
      dynamic_img_pad: options.dynamic_img_pad ?? false,
      norm_layer: options.embed_norm_layer ?? null,
      // flatten is deferred until after the position embedding
      ...(dynamic_img_size ? { strict_img_size: false, output_fmt: 'NHWC' } : {}),
    });
    const { num_patches } = this.patch_embed;
    const embed_len = num_patches! + (no_embed_class ? 0 : this.num_prefix_tokens);
    this.cls_token = class_token ? init.emptyParameter([1, 1, embed_dim]) : null;
    this.reg_token = reg_tokens ? init.emptyParameter([1, reg_tokens, embed_dim]) : null;
    this.pos_embed = pos_embed === 'learn' ? init.emptyParameter([1, embed_len, embed_dim]) : null;
    this.pos_drop = new Dropout(options.pos_drop_rate ?? 0);
    const { patch_drop_rate = 0 } = options;
    this.patch_drop =
      patch_drop_rate > 0 ? new PatchDropout(patch_drop_rate, this.num_prefix_tokens) : new Identity();
    this.norm_pre = normIf(pre_norm);
    const rates = linspace(0, options.drop_path_rate ?? 0, depth).values(); // stochastic depth grows with the depth
    this.blocks = new Sequential(
      ...Array.from(rates, (rate, i) => {
        const own = blockOptions(options, rate);
        if (!options.block_fn) return new Block(embed_dim, num_heads, own);
        const { norm_layer: _norm, act_layer: _act, ...plain } = own;
        return options.block_fn({ dim: embed_dim, num_heads, ...plain, depth: i }) as Block;
      }),
    );
    const reduction = this.patch_embed.feat_ratio();
    this.feature_info = Array.from({ length: depth }, (_, i) => ({
      module: `blocks.${i}`,
      num_chs: embed_dim,
      reduction,
    }));
    this.norm = normIf(final_norm && !use_fc_norm);
    this.attn_pool = poolsByAttention(global_pool)
      ? (options.attn_pool!({
          in_features: embed_dim,
          num_heads,
          mlp_ratio: options.mlp_ratio ?? 4,
          pool_type: class_token ? 'token' : 'avg',
        }) as Module)
      : null;
    this.fc_norm = normIf(final_norm && use_fc_norm);
    this.head_drop = new Dropout(options.drop_rate ?? 0);
    this.head = num_classes > 0 ? new Linear(embed_dim, num_classes) : new Identity();
    const { weight_init = '' } = options;
    this.weight_init_mode = weight_init === 'skip' ? 'reset' : weight_init;
    this.fix_init = options.fix_init ?? false;
    checkWeightInit(weight_init);
    if (weight_init !== 'skip') this.init_weights('', false);
  }

  /**
   * Draws all weights anew: by `mode`, or as the model was made. `needs_reset`: also those that no mode
   * names.
   */
  init_weights(mode: WeightInit = '', needs_reset = true): void {
    if (this.pos_embed) init.timm_trunc_normal_(this.pos_embed, { std: 0.02 });
    if (this.cls_token) init.normal_(this.cls_token, 0, 1e-6);
    if (this.reg_token) init.normal_(this.reg_token, 0, 1e-6);
    const { num_classes } = this;
    initLayers(this, mode || this.weight_init_mode, { num_classes, needs_reset });
    if (this.fix_init) this.fix_init_weight();
  }

  /** Scales each block's projections by its depth. */
  fix_init_weight(): void {
    for (const [i, block] of [...this.blocks].entries()) {
      if (!(block instanceof Block)) throw notHere('fix_init=True with blocks of another class');
      const scale = Math.sqrt(2 * (i + 1));
      block.attn.proj.weight.div_(scale);
      block.mlp.fc2.weight.div_(scale);
    }
  }

  get_classifier(): AnyModule {
    return this.head;
  }

  reset_classifier(num_classes: number, global_pool: GlobalPool | null = null): void {
    this.num_classes = num_classes;
    if (global_pool !== null) {
      checkPool(global_pool);
      this.resetPool(global_pool);
    }
    this.head = num_classes > 0 ? new Linear(this.embed_dim, num_classes) : new Identity();
    this.head.train(this.training);
  }

  /** Attention pooling can be taken away, not added or changed. */
  private resetPool(global_pool: GlobalPool): void {
    const wanted = poolsByAttention(global_pool);
    checkAs(
      'AssertionError',
      !wanted || this.attn_pool !== null,
      () => 'Cannot currently add attention pooling in reset_classifier().',
    );
    checkAs(
      'AssertionError',
      !wanted || this.global_pool === global_pool,
      () => 'Cannot currently change attention pooling type in reset_classifier().',
    );
    if (!wanted) this.attn_pool = null;
    this.global_pool = global_pool;
  }

  /** The tokens that go before the patches, each (1, n, C). */
  protected prefixTokens(): Parameter[] {
    return [this.cls_token, this.reg_token].filter((token) => token !== null);
  }

  /** (B, P, C), or (B, h, w, C) with dynamic_img_size → (B, N, C) */
  _pos_embed(x: Tensor): Tensor {
    const [B, C] = [x.shape[0]!, x.shape.at(-1)!];
    const prefix = this.prefixTokens().map((token) => token.expand([B, -1, -1]));
    const joined = (tokens: Tensor): Tensor => (prefix.length ? cat([...prefix, tokens], 1) : tokens);
    if (this.pos_embed === null) return joined(x.reshape([B, -1, C]));
    let pos_embed: Tensor = this.pos_embed;
    if (this.dynamic_img_size) {
      pos_embed = resample_abs_pos_embed(this.pos_embed, [x.shape[1]!, x.shape[2]!], {
        old_size: this.patch_embed.grid_size,
        num_prefix_tokens: this.no_embed_class ? 0 : this.num_prefix_tokens,
      });
      x = x.reshape([B, -1, C]);
    }
    // With no_embed_class the position embedding does not cover the prefix tokens: add, then join.
    x = this.no_embed_class ? joined(x.add(pos_embed)) : joined(x).add(pos_embed);
    return this.pos_drop.call(x);
  }

  forward_features(x: Tensor): Tensor {
    x = this.patch_embed.call(x); // (B, in_chans, H, W) → (B, P, C)
    x = this._pos_embed(x); // (B, N, C)
    x = this.patch_drop.call(x);
    x = this.norm_pre.call(x);
    x = this.blocks.call(x);
    return this.norm.call(x);
  }

  /** (B, N, C) → (B, C), or all tokens when global_pool is '' */
  pool(x: Tensor): Tensor {
    const { attn_pool, num_prefix_tokens: prefix } = this;
    if (attn_pool)
      return attn_pool.call(this.pool_include_prefix ? x : x.narrow(1, prefix, x.shape[1]! - prefix));
    return global_pool_nlc(x, this.global_pool, this.num_prefix_tokens, this.pool_include_prefix);
  }

  /** (B, N, C) → (B, K) */
  forward_head(x: Tensor, pre_logits = false): Tensor {
    x = this.pool(x);
    x = this.fc_norm.call(x);
    x = this.head_drop.call(x);
    return pre_logits ? x : this.head.call(x);
  }

  forward(x: Tensor): Tensor {
    return this.forward_head(this.forward_features(x));
  }

  /**
   * What the chosen blocks put out, as maps (B, C, h, w) or tokens (B, P, C); and the final, normalised
   * tokens.
   */
  forward_intermediates(
    x: Tensor,
    options: IntermediateOptions = {},
  ): { final: Tensor; intermediates: Tensor[]; prefix_tokens: Tensor[] } {
    const { indices = null, output_fmt = 'NCHW', norm = false, stop_early = false } = options;
    checkAs(
      'AssertionError',
      output_fmt === 'NCHW' || output_fmt === 'NLC',
      () => 'Output format must be one of NCHW or NLC.',
    );
    const { take_indices, max_index } = feature_take_indices(this.blocks.length, indices);
    const [B, , height, width] = x.shape as [number, number, number, number];
    x = this.norm_pre.call(this.patch_drop.call(this._pos_embed(this.patch_embed.call(x))));
    const taken: Tensor[] = [];
    const blocks = [...this.blocks].slice(0, stop_early ? max_index + 1 : undefined);
    for (const [i, block] of blocks.entries()) {
      x = block.call(x);
      if (take_indices.includes(i)) taken.push(norm ? this.norm.call(x) : x);
    }
    const prefix = this.num_prefix_tokens;
    const grid = (tokens: Tensor): Tensor => {
      const [h, w] = this.patch_embed.dynamic_feat_size([height, width] as Pair);
      return tokens.reshape([B, h, w, -1]).permute([0, 3, 1, 2]).contiguous(); // (B, P, C) → (B, C, h, w)
    };
    const spatial = taken.map((y) => y.narrow(1, prefix, y.shape[1]! - prefix));
    return {
      final: this.norm.call(x),
      intermediates: output_fmt === 'NCHW' ? spatial.map(grid) : spatial,
      prefix_tokens: prefix ? taken.map((y) => y.narrow(1, 0, prefix)) : [],
    };
  }

  /**
   * Drops the blocks after the last one wanted, the head, and (when asked) the norm; returns the blocks
   * wanted.
   */
  prune_intermediate_layers(
    indices: number | readonly number[] = 1,
    prune_norm = false,
    prune_head = true,
  ): number[] {
    const { take_indices, max_index } = feature_take_indices(this.blocks.length, indices);
    this.blocks = this.blocks.slice(0, max_index + 1);
    if (prune_norm) this.norm = new Identity();
    if (prune_head) {
      this.fc_norm = new Identity();
      this.reset_classifier(0, '');
    }
    return take_indices;
  }
}

function blockOptions(options: VisionTransformerOptions, drop_path: number): BlockOptions {
  const { norm_layer = defaultNorm, proj_drop_rate = 0, attn_drop_rate = 0 } = options;
  return {
    mlp_ratio: options.mlp_ratio ?? 4,
    qkv_bias: options.qkv_bias ?? true,
    qk_norm: options.qk_norm ?? false,
    scale_attn_norm: options.scale_attn_norm ?? false,
    scale_mlp_norm: options.scale_mlp_norm ?? false,
    proj_bias: options.proj_bias ?? true,
    init_values: options.init_values ?? null,
    proj_drop: proj_drop_rate,
    attn_drop: attn_drop_rate,
    drop_path,
    norm_layer,
    ...(options.act_layer ? { act_layer: options.act_layer } : {}),
  };
}

const poolsByAttention = (global_pool: GlobalPool): boolean => ['map', 'prr'].includes(global_pool);

const notHere = (what: string): TorchError =>
  new TorchError('NotImplementedError', `${what} of VisionTransformer is part of timm but not of this page.`);

function checkPool(global_pool: string): void {
  const known = ['', 'avg', 'avgmax', 'max', 'token', 'map', 'prr'];
  checkAs('AssertionError', known.includes(global_pool), () => '');
}
