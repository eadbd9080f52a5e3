/** The strip as it is drawn at build time, from the book's one run; large pictures are files of their own. */
import { encodePng, pngDataUrl } from '#lib/image/png.ts';
import type { Language } from '#lib/plot/language.ts';
import { book } from '../book/book.node.ts';
import { classNames } from '../book/model.ts';
import { unknownLimit } from '../book/unknown-limit.node.ts';
import { STRIP_TAPS } from './stages.ts';
import { stripView } from './strip-view.ts';
import type { StageView, StripView } from './strip-view.ts';
import type { Tensors } from './tile.ts';

/** Pictures with more pixels than this are not written into the page. */
const INLINE_PIXELS = 1000;

export const STRIP_FILES = ['proj', 'tokens', 'position', 'norm'] as const;
export type StripFile = (typeof STRIP_FILES)[number];

export interface DrawnStage extends StageView {
  /** The picture's address, or the picture itself when it is small. */
  readonly src: string;
}

let run: Promise<Tensors> | undefined;

async function tensors(): Promise<Tensors> {
  run ??= book().then(async (opened) => (await opened.run(STRIP_TAPS)).tensors);
  return run;
}

async function view(lang: Language): Promise<StripView> {
  const { model } = await book();
  const names = classNames(model.metadata, lang);
  return stripView(await tensors(), { lang, names, limit: await unknownLimit(), form: model.form! });
}

export async function homeStrip(lang: Language) {
  const whole = await view(lang);
  const drawn = (stage: StageView, address?: string): DrawnStage => ({
    ...stage,
    src:
      address ?? (stage.raster.width * stage.raster.height <= INLINE_PIXELS ? pngDataUrl(stage.raster) : ''),
  });
  const { picture, proj, tokens, position, norm, head } = whole.stages;
  return {
    ...whole,
    stages: {
      picture: drawn(picture),
      proj: drawn(proj, stripAddress('proj')),
      tokens: drawn(tokens, stripAddress('tokens')),
      position: drawn(position, stripAddress('position')),
      norm: drawn(norm, stripAddress('norm')),
      head: drawn(head),
    },
    blocks: whole.blocks.map((block) => drawn(block)),
  };
}

/** A picture of the strip as a PNG file. */
export async function stripPng(name: StripFile): Promise<Uint8Array<ArrayBuffer>> {
  return encodePng((await view('en')).stages[name].raster);
}

const stripAddress = (name: StripFile): string =>
  `${import.meta.env.BASE_URL.replace(/\/$/, '')}/drawn/home/${name}.png`;
