/** https://docs.pytorch.org/docs/stable/generated/torch.nn.Embedding.html: (…) indices → (…, embedding_dim). */
import type { Parameter, Tensor } from '../torch/tensor.ts';
import * as F from './functional.ts';
import { emptyParameter, normal_ } from './init.ts';
import { Module } from './module.ts';

export class Embedding extends Module {
  readonly type_name: string = 'Embedding';
  num_embeddings: number;
  embedding_dim: number;
  /** (num_embeddings, embedding_dim) */
  weight: Parameter;

  constructor(num_embeddings: number, embedding_dim: number) {
    super();
    this.num_embeddings = num_embeddings;
    this.embedding_dim = embedding_dim;
    this.weight = emptyParameter([num_embeddings, embedding_dim]);
    normal_(this.weight);
  }

  forward(input: Tensor): Tensor {
    return F.embedding(input, this.weight);
  }

  override extra_repr(): string {
    return `${this.num_embeddings}, ${this.embedding_dim}`;
  }
}
