/**
 * A picture in the inspector: first as a picture, its three numbers under the pointer, then channel by
 * channel.
 */
import type * as PlotModule from '#lib/plot/index.ts';
import type { Language, Picture } from '#lib/plot/index.ts';
import type { GridCursor } from './grid-cursor.ts';
import { html } from './html.ts';
import { inspectorWords } from './inspector-words.ts';
import type { FirstView, ShownTensor } from './live-figure.ts';

/** Whether a tensor is all of a picture, (…, 3, h, w), whatever its numbers were made of. */
export function isPicture({ kind, shape }: ShownTensor, picture: Picture): boolean {
  const [height, width] = 'href' in picture ? [picture.height, picture.width] : picture.shape;
  return kind === 'picture' && shape.slice(-3).join() === [3, height, width].join();
}

export function pictureView(
  document: Document,
  plot: typeof PlotModule,
  tensor: ShownTensor,
  picture: Picture,
  lang: Language,
): FirstView {
  const words = inspectorWords(lang);
  const element = document.createElement('section');
  element.className = 'picture-view';
  element.innerHTML = html`<h3>${words.pictureTitle}</h3>
    <div class="map"><grid-cursor label="${words.picture}"></grid-cursor></div>`.text;
  const place = element.querySelector<HTMLElement>('.map')!;
  const cursor = element.querySelector<GridCursor>('grid-cursor')!;
  const leading = tensor.shape.slice(0, -3).map(() => 0);
  cursor.describe = ({ row, col }) => {
    const values = [0, 1, 2].map((c) => plot.formatValue(plot.at(tensor, ...leading, c, row, col), 4));
    const index = [...leading, ':', row, col].join(', ');
    return `${tensor.name}[${index}] = [${values.join(', ').replaceAll('\u2212', '-')}]`;
  };
  const draw = (): void => {
    const svg = plot.image(picture, {
      lang,
      width: Math.min(480, place.clientWidth),
      patch: 1,
      lines: false,
    });
    place.querySelector('svg')?.remove();
    place.prepend(svg);
    cursor.attach(svg);
  };
  return { element, draw };
}
