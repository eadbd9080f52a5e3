/** A sheet of paper to draw a picture on, with finger, pen or mouse. */
import { dropAlpha, type RgbImage } from '#lib/image/rgb-image.ts';
import type { CollectWords } from './collect-words.ts';

const SIDE = 248;

/** Opens in `place`; every drawing that is added is handed to `take`. */
export function drawingPad(place: HTMLElement, words: CollectWords, take: (pixels: RgbImage) => void): void {
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
  const close = button(words.close, () => {
    place.replaceChildren();
    place.hidden = true;
  });
  place.replaceChildren(canvas, document.createElement('br'), add, button(words.wipe, wipe), close);
  place.hidden = false;
  add.focus();
}
