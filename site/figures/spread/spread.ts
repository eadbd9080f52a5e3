/** One patch changed: how far each place of a model's inner values has moved by it. */
import type { TensorData } from '#lib/engine/contract.ts';
import { cellOf } from '../../book/patch.ts';
import type { Normalisation } from '../../picture/normalised.ts';

/** How light the patch becomes, from 0 to 1 in every colour. */
export const POKES = { grey: 0.5, white: 1 } as const;
export type Poke = keyof typeof POKES;

/**
 * The same object for the same picture, patch and poke, so that asking again is no other run; the latest of
 * each picture.
 */
const known = new WeakMap<TensorData['data'], Map<string, TensorData>>();
const LATEST = 16;

interface Place {
  /** Its index, row by row. */
  readonly patch: number;
  /** Patches a side. */
  readonly side: number;
}

/** @param input (1, 3, H, W), normalised as said */
export function poked(
  input: TensorData,
  at: Place,
  poke: Poke | 'none',
  normalisation: Normalisation,
): TensorData {
  if (poke === 'none') return input;
  let made = known.get(input.data);
  if (!made) known.set(input.data, (made = new Map<string, TensorData>()));
  const key = `${at.patch} ${at.side} ${poke}`;
  let changed = made.get(key);
  if (!changed) {
    if (made.size >= LATEST) made.delete(made.keys().next().value!);
    made.set(key, (changed = filled(input, at, POKES[poke], normalisation)));
  }
  return changed;
}

function filled(
  { data: before, shape }: TensorData,
  { patch, side }: Place,
  light: number,
  { mean, std }: Normalisation,
): TensorData {
  const data = before.slice();
  const [, channels, height, width] = shape as [number, number, number, number];
  const size = width / side;
  const { row, col } = cellOf(patch, side);
  for (let channel = 0; channel < channels; channel++) {
    const value = (light - mean[channel]!) / std[channel]!;
    for (let y = row * size; y < (row + 1) * size; y++) {
      const start = (channel * height + y) * width + col * size;
      data.fill(value, start, start + size);
    }
  }
  return { data, shape };
}

export interface Spread {
  /** One number a place: how far it moved, in units of the mean length of all places before. */
  readonly moved: Float32Array;
  /** Of the map, in places. */
  readonly side: number;
  /** How many places come before the map's: a ViT's class token. */
  readonly prefix: number;
}

/** Less than this is rounding: float32 carries seven digits. */
export const REACHED = 1e-6;

/** Of tokens (1, N, C) or of a map (1, C, h, w). */
export function spreadOf(before: TensorData, after: TensorData): Spread {
  const { shape } = before;
  const isMap = shape.length === 4;
  const [places, channels] = isMap ? [shape[2]! * shape[3]!, shape[1]!] : [shape[1]!, shape[2]!];
  // Steps in memory from a place to the next, and from a channel to the next.
  const [place, channel] = isMap ? [1, places] : [channels, 1];
  const moved = new Float32Array(places);
  let total = 0;
  for (let i = 0; i < places; i++) {
    let [own, difference] = [0, 0];
    for (let c = 0, at = i * place; c < channels; c++, at += channel) {
      own += before.data[at]! ** 2;
      difference += (after.data[at]! - before.data[at]!) ** 2;
    }
    total += Math.sqrt(own);
    moved[i] = Math.sqrt(difference);
  }
  const mean = total / places;
  for (let i = 0; i < places; i++) moved[i]! /= mean;
  const side = Math.floor(Math.sqrt(places));
  return { moved, side, prefix: places - side * side };
}

/** How many places have moved by more than rounding. */
export const reached = ({ moved }: Spread): number => moved.filter((by) => by > REACHED).length;

/** Half of the places have moved by less than this. */
export function medianOf({ moved }: Spread): number {
  const sorted = moved.toSorted();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
