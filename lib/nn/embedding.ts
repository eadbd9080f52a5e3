/** https://docs.pytorch.org/docs/stable/generated/torch.nn.Embedding.html: (…) indices → (…, embedding_dim). */
import { Parameter, type Tensor } from '../torch/tensor.ts';
import * as F from './functional.ts';
import { emptyParameter, normal_ } from './init.ts';
import { Module } from './module.ts';

export class Embedding extends Module {
  readonly type_name: string = 'Embedding';
  num_embeddings: number;
  embedding_dim: number;
  /** The row that stays zero. */
  padding_idx: number | null;
  /** (num_embeddings, embedding_dim) */
  weight: Parameter;

  /** @param weight rows that are there already, instead of drawn ones. */
  constructor(
    num_embeddings: number,
    embedding_dim: number,
    padding_idx: number | null = null,
    weight: Tensor | null = null,
  ) {
    super();
    this.num_embeddings = num_embeddings;
    this.embedding_dim = embedding_dim;
    this.padding_idx = padding_idx;
    this.weight = weight ? new Parameter(weight) : emptyParameter([num_embeddings, embedding_dim]);
    if (!weight) this.reset_parameters();
  }

  reset_parameters(): void {
    normal_(this.weight);
    if (this.padding_idx !== null) this.weight.select(0, this.padding_idx).fill_(0);
  }

  forward(input: Tensor): Tensor {
    return F.embedding(input, this.weight);
  }

  override extra_repr(): string {
    const padding = this.padding_idx === null ? '' : `, padding_idx=${this.padding_idx}`;
    return `${this.num_embeddings}, ${this.embedding_dim}${padding}`;
  }
}
