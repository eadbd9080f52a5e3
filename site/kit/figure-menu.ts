/** What a figure's menu does; loaded at the first pick. */
import { csvText, npyBytes, svgText, svgToPng, withPictures } from '#lib/plot/export.ts';
import type { SvgTextOptions } from '#lib/plot/export.ts';
import { openDataTable } from './data-table.ts';
import { download, fileName } from './download.ts';
import type { FigureFrame } from './figure-frame.ts';
import type { LiveFigure, ShownTensor } from './live-figure.ts';
import { pageLanguage, kitWords } from './words.ts';

/**
 * Does what the reader picked. `figure` is `null` for a figure that only stands drawn: its drawing can be
 * saved.
 * @returns a sentence for the readout, or `null` when the result speaks for itself.
 */
export async function runMenu(
  pick: string,
  frame: FigureFrame,
  figure: LiveFigure | null,
): Promise<string | null> {
  const words = kitWords[pageLanguage()];
  if (pick === 'link') {
    const copied = figure?.leavesPictureOut ? words.linkCopiedWithoutPicture : words.linkCopied;
    return copyLink(frame.link(), copied, words.linkIs);
  }
  if (pick === 'code') {
    followCode(frame);
    return null;
  }
  if (pick === 'png' || pick === 'svg') {
    const shown = figure?.svg?.() ?? shownDrawing(frame.stage);
    if (!shown) return words.nothingToSave;
    const colors = pageColors(shown);
    const svg = await withPictures(shown);
    if (pick === 'svg') download(fileName(frame.name, 'svg'), svgText(svg, colors), 'image/svg+xml');
    else download(fileName(frame.name, 'png'), await svgToPng(svg, colors), 'image/png');
    return null;
  }
  const tensor = await figure?.tensor?.();
  if (!figure || !tensor) return words.nothingToSave;
  if (pick === 'csv') download(fileName(tensor.name, 'csv'), csvText(tensor, indexNames(tensor)), 'text/csv');
  else if (pick === 'npy')
    download(fileName(tensor.name, 'npy'), npyBytes(tensor), 'application/octet-stream');
  else if (pick === 'table') openDataTable(tensor);
  else if (pick === 'inspect' && figure.source) {
    const { TensorInspector } = await import('./tensor-inspector.ts');
    await TensorInspector.shared(figure.source).open(tensor.name);
  }
  return null;
}

/** Column names for the index columns: the dimension's letter where it has one. */
export function indexNames({ shape, dims }: ShownTensor): string[] {
  return shape.map((_, i) => dims?.[i] ?? `dim${i}`);
}

/** The theme's colours, as the drawing shows them now. */
function pageColors(svg: SVGSVGElement): SvgTextOptions {
  const style = getComputedStyle(svg);
  const ground = getComputedStyle(document.documentElement).getPropertyValue('--sl-color-bg').trim();
  return {
    resolve: (name) => style.getPropertyValue(name),
    color: style.color,
    background: ground || getComputedStyle(document.body).backgroundColor,
  };
}

function shownDrawing(stage: HTMLElement): SVGSVGElement | null {
  return [...stage.querySelectorAll('svg')].find((svg) => svg.getBoundingClientRect().width > 0) ?? null;
}

/** The link on the clipboard, or, where the browser does not allow that, written out to copy by hand. */
async function copyLink(url: string, copied: string, written: (url: string) => string): Promise<string> {
  try {
    await navigator.clipboard.writeText(url);
    return copied;
  } catch {
    return written(url);
  }
}

function followCode(frame: FigureFrame): void {
  const code = frame.getAttribute('code');
  const target = code?.startsWith('#') ? document.getElementById(code.slice(1)) : null;
  if (target) {
    target.tabIndex = -1;
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
  } else if (code) location.assign(code);
}
