/**
 * The reader's classes and their pictures. They stay on this page: nothing of them is sent or kept. Whoever
 * draws them hears of every change.
 */
import type { RgbImage } from '#lib/image/rgb-image.ts';

export const MOST_CLASSES = 6;
export const FEWEST_CLASSES = 2;
/** Fewer pictures of a class can hardly be divided. */
export const FEWEST_PICTURES = 5;

export interface OwnPicture {
  /** As the model sees it, 224 × 224. */
  readonly cropped: RgbImage;
  /** The file that it was read from, or a PNG of what was drawn: what a notebook reads. */
  readonly file: Blob;
}

export interface OwnClass {
  /** Tells classes of the same name apart. */
  readonly id: number;
  readonly name: string;
  readonly pictures: readonly OwnPicture[];
}

let count = 0;
const fresh = (): OwnClass => ({ id: ++count, name: '', pictures: [] });
let classes: readonly OwnClass[] = [fresh(), fresh()];
let version = 0;
const listeners = new Set<() => void>();

export const ownClasses = (): readonly OwnClass[] => classes;

/** Their names; `unnamed` says what one is called that has none, from 1. */
export const namesOf = (unnamed: (k: number) => string): string[] =>
  classes.map(({ name }, k) => name.trim() || unnamed(k + 1));

/** Another number after every change of the pictures; names change nothing that is learned. */
export const ownVersion = (): number => version;

export function onOwnClasses(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly OwnClass[]): void {
  classes = next;
  for (const listener of listeners) listener();
}

const changed = (id: number, part: Partial<OwnClass>): void =>
  change(classes.map((own) => (own.id === id ? { ...own, ...part } : own)));

export const addClass = (): void => {
  if (classes.length === MOST_CLASSES) return;
  version++;
  change([...classes, fresh()]);
};

export const dropClass = (id: number): void => {
  if (classes.length === FEWEST_CLASSES) return;
  version++;
  change(classes.filter((own) => own.id !== id));
};

export const nameClass = (id: number, name: string): void => changed(id, { name });

export const addPictures = (id: number, pictures: readonly OwnPicture[]): void => {
  const own = classes.find((each) => each.id === id);
  if (!own) return;
  version++;
  changed(id, { pictures: [...own.pictures, ...pictures] });
};

export const dropPicture = (id: number, index: number): void => {
  const own = classes.find((each) => each.id === id);
  if (!own) return;
  version++;
  changed(id, { pictures: own.pictures.filter((_, i) => i !== index) });
};

/** Whether each class has enough pictures to be divided. */
export const isEnough = (): boolean => classes.every(({ pictures }) => pictures.length >= FEWEST_PICTURES);
