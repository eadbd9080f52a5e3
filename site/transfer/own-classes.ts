/**
 * The reader's classes and their pictures. They stay on this page: nothing of them is sent or kept. Whoever
 * draws them hears of every change.
 */
import type { RgbImage } from '#lib/image/rgb-image.ts';

export const MOST_CLASSES = 6;
export const FEWEST_CLASSES = 2;
/** Fewer pictures of a class can hardly be divided. */
export const FEWEST_PICTURES = 5;

export interface OwnClass {
  /** Tells classes of the same name apart. */
  readonly id: number;
  readonly name: string;
  /** As the model sees them, 224 × 224. */
  readonly pictures: readonly RgbImage[];
}

let count = 0;
const fresh = (): OwnClass => ({ id: ++count, name: '', pictures: [] });
let classes: readonly OwnClass[] = [fresh(), fresh()];
let version = 0;
const listeners = new Set<() => void>();

export const ownClasses = (): readonly OwnClass[] => classes;

/** Another number after every change. */
export const ownVersion = (): number => version;

export function onOwnClasses(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly OwnClass[]): void {
  classes = next;
  version++;
  for (const listener of listeners) listener();
}

const changed = (id: number, part: Partial<OwnClass>): void =>
  change(classes.map((own) => (own.id === id ? { ...own, ...part } : own)));

export const addClass = (): void => {
  if (classes.length < MOST_CLASSES) change([...classes, fresh()]);
};

export const dropClass = (id: number): void => {
  if (classes.length > FEWEST_CLASSES) change(classes.filter((own) => own.id !== id));
};

export const nameClass = (id: number, name: string): void => changed(id, { name });

export const addPictures = (id: number, pictures: readonly RgbImage[]): void => {
  const own = classes.find((each) => each.id === id);
  if (own) changed(id, { pictures: [...own.pictures, ...pictures] });
};

export const dropPicture = (id: number, index: number): void => {
  const own = classes.find((each) => each.id === id);
  if (own) changed(id, { pictures: own.pictures.filter((_, i) => i !== index) });
};

/** Whether each class has enough pictures to be divided. */
export const isEnough = (): boolean => classes.every(({ pictures }) => pictures.length >= FEWEST_PICTURES);
