/**
 * A picture that is dropped or pasted anywhere on a page with figures is taken by the button "Picture…" that
 * is in view, else by the page's first. A file that is dropped never takes the reader away from the page.
 */
import type { PictureChooser } from './picture-chooser.ts';

const EDITABLE = 'input, textarea, select, [contenteditable="true"], [contenteditable=""]';

function chooser(): PictureChooser | undefined {
  const all = [...document.querySelectorAll('picture-chooser')];
  const isInView = (each: PictureChooser) => {
    const { top, bottom, width } = each.getBoundingClientRect();
    return width > 0 && top >= 0 && bottom <= innerHeight;
  };
  return all.find(isInView) ?? all[0];
}

function take(file: File | undefined): void {
  const taker = file && chooser();
  if (!taker) return;
  void taker.take(file).then(() => {
    // What became of it is said there.
    taker.scrollIntoView({ block: 'nearest' });
  });
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

document.addEventListener('dragover', (event) => {
  if (hasFiles(event)) event.preventDefault();
});
document.addEventListener('drop', (event) => {
  // A figure, a dialog or a cell has taken it.
  if (event.defaultPrevented || !hasFiles(event)) return;
  event.preventDefault();
  take(event.dataTransfer?.files[0]);
});
document.addEventListener('paste', (event) => {
  const isTyping = event.target instanceof Element && event.target.closest(EDITABLE);
  // The picture dialog listens itself.
  if (event.defaultPrevented || isTyping || document.querySelector('dialog[open]')) return;
  const file = event.clipboardData?.files[0];
  if (!file?.type.startsWith('image/')) return;
  event.preventDefault();
  take(file);
});
