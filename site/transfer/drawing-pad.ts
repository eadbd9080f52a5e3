/** A sheet of paper to draw a picture on, with finger, pen or mouse. */
import { dropAlpha, type RgbImage } from '#lib/image/rgb-image.ts';
import type { CollectWords } from './collect-words.ts';

const SIDE = 248;

/**
 * Opens in `place` until it is closed or `signal` aborts; every drawing that is added is handed to `take`.
 */
export function drawingPad(
  place: HTMLElement,
  words: CollectWords,
  signal: AbortSignal,
  take: (pixels: RgbImage) => void,
): void {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', words.pad);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const wipe = (): void => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, SIDE, SIDE);
  };
  wipe();
  Object.assign(context, { lineWidth: 6, lineCap: 'round', lineJoin: 'round', strokeStyle: '#111' });
  const at = ({ offsetX, offsetY }: PointerEvent): [number, number] => {
    const shrunk = SIDE / canvas.clientWidth;
    return [offsetX * shrunk, offsetY * shrunk];
  };
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    context.beginPath();
    context.moveTo(...at(event));
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    context.lineTo(...at(event));
    context.stroke();
  });
  const button = (text: string, act: () => void): HTMLButtonElement => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = text;
    element.addEventListener('click', act);
    return element;
  };
  const add = button(words.addDrawing, () => {
    take(dropAlpha(SIDE, SIDE, context.getImageData(0, 0, SIDE, SIDE).data));
    wipe();
  });
  const close = (): void => {
    place.replaceChildren();
    place.hidden = true;
  };
  signal.addEventListener('abort', close, { once: true });
  const buttons = document.createElement('div');
  buttons.className = 'ways';
  buttons.append(add, button(words.wipe, wipe), button(words.close, close));
  place.replaceChildren(canvas, buttons);
  place.hidden = false;
  add.focus();
}
