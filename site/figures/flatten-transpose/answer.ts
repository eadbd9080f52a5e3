/** One run of the page's model on the chosen picture, with timm's operation or with the other. */
import type { TensorData } from '#lib/engine/contract.ts';
import { tapName } from '#lib/engine/tap.ts';
import type { Language } from '#lib/plot/language.ts';
import { liveModel, livePicture, liveRun } from '../../book/live.ts';
import { classNames, model } from '../../book/model.ts';
import { pictureUrl } from '../../book/picture-url.ts';
import type { Operation } from './operation.ts';
import { putBack } from './put-back.ts';

/** What the model made of the picture with one of the operations. */
export interface Answer {
  /** The tokens as the operation leaves them, (1, 196, 192). */
  readonly tokens: TensorData;
  /** Before it, (1, 192, 14, 14). */
  readonly proj: TensorData;
  readonly logits: TensorData;
  readonly names: readonly string[];
  /** The picture put back by rows, as an address. */
  readonly picture: string;
  readonly backend: string;
  readonly milliseconds: number;
}

/** Runs the model. @param lang of the classes' names */
export async function answerOf(operation: Operation, lang: Language): Promise<Answer> {
  const taps = [model.patch_embed, model.patch_embed.proj, 'logits'] as const;
  const variant = operation === 'reshape' ? ({ variant: 'patch-embed-reshape' } as const) : {};
  const [{ cropped }, { metadata }, run] = await Promise.all([
    livePicture(),
    liveModel(),
    liveRun(taps, variant),
  ]);
  const [tokens, proj, logits] = taps.map((tap) => run.tensors.get(tapName(tap))!);
  return {
    tokens: tokens!,
    proj: proj!,
    logits: logits!,
    names: classNames(metadata, lang),
    picture: pictureUrl(putBack(cropped, operation)),
    backend: run.backend,
    milliseconds: run.milliseconds,
  };
}
