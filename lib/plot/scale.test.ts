import { expect, test } from 'vitest';
import { labToLinear, labToRgb, mixStops, rgbToLab } from './oklab.ts';
import type { Rgb } from './oklab.ts';
import {
  attentionScale,
  DIVERGING_STOPS,
  divergingScale,
  grayscale,
  inkOn,
  MISSING,
  SEQUENTIAL_STOPS,
  sharedRange,
  symmetricMax,
} from './scale.ts';

/** Ottosson's own table gives OKLab of pure sRGB colours to three digits. */
test('OKLab of red and of white are Ottosson’s', () => {
  const [L, a, b] = rgbToLab([255, 0, 0]);
  expect([L, a, b].map((x) => Number(x.toFixed(3)))).toEqual([0.628, 0.225, 0.126]);
  expect(rgbToLab([255, 255, 255])[0]).toBeCloseTo(1, 4);
  expect(labToRgb(rgbToLab([12, 200, 99]))).toEqual([12, 200, 99]);
});

test('every colour of both scales can be shown without clipping', () => {
  for (const stops of [DIVERGING_STOPS, SEQUENTIAL_STOPS])
    for (let t = 0; t <= 1; t += 1 / 64)
      for (const channel of labToLinear(mixStops(stops, t))) {
        expect(channel).toBeGreaterThan(-0.004);
        expect(channel).toBeLessThan(1.004);
      }
});

test('equal distances from 0 are equally light, and lightness only falls away from 0', () => {
  const scale = divergingScale(2);
  const light = (value: number) => rgbToLab(scale.rgb(value))[0];
  for (let value = 0; value <= 2; value += 0.1) {
    expect(light(value)).toBeCloseTo(light(-value), 1.9);
    expect(light(value + 0.1)).toBeLessThanOrEqual(light(value) + 1e-6);
  }
  expect(light(0)).toBeGreaterThan(0.96);
});

test('negative and positive stay apart for readers without red or green cones', () => {
  const scale = divergingScale(1);
  for (const value of [0.25, 0.5, 1])
    for (const see of [deuteranopia, protanopia]) {
      const [, a1, b1] = rgbToLab(see(scale.rgb(value)));
      const [, a2, b2] = rgbToLab(see(scale.rgb(-value)));
      expect(Math.hypot(a1 - a2, b1 - b2)).toBeGreaterThan(0.06);
    }
});

test('attention runs from dark at 0 to light at its end', () => {
  const scale = attentionScale(0.5);
  expect(scale.domain).toEqual([0, 0.5]);
  const light = Array.from({ length: 21 }, (_, i) => rgbToLab(scale.rgb(i / 40))[0]);
  for (let i = 1; i < light.length; i++) expect(light[i]!).toBeGreaterThan(light[i - 1]!);
  expect(scale.css(0)).toBe('#440154');
});

test('values past the range take its ends, and what is not finite its own colour', () => {
  const scale = divergingScale(1);
  expect(scale.rgb(7)).toEqual(scale.rgb(1));
  expect(scale.rgb(-7)).toEqual(scale.rgb(-1));
  expect([scale.rgb(NaN), scale.rgb(Infinity)]).toEqual([MISSING, MISSING]);
  expect(grayscale(0, 255).rgb(128)[0]).toBeGreaterThan(90);
  expect(grayscale(0, 1).css(1)).toBe('#ffffff');
});

test('pictures that are compared share one range', () => {
  const a = { data: [-3, 1], shape: [2] };
  const b = { data: [0.5, 2, NaN], shape: [3] };
  expect(symmetricMax(a, b)).toBe(3);
  expect(sharedRange(a, b)).toEqual([-3, 2]);
  expect(sharedRange()).toEqual([0, 0]);
  expect(divergingScale(0).domain).toEqual([-1, 1]);
});

test('ink on a colour is the readable one', () => {
  expect([inkOn([255, 255, 255]), inkOn([0, 40, 90])]).toEqual(['#000', '#fff']);
});

type Matrix = readonly [Rgb, Rgb, Rgb];
/** Machado, Oliveira and Fernandes (2009), severity 1. */
const deuteranopia = seenThrough([
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
]);
const protanopia = seenThrough([
  [0.152286, 1.052583, -0.204868],
  [0.114503, 0.786281, 0.099216],
  [-0.003882, -0.048116, 1.051998],
]);

function seenThrough(matrix: Matrix): (color: Rgb) => Rgb {
  const bend = (c: number, power: number) => 255 * (Math.min(255, Math.max(0, c)) / 255) ** power;
  return (color) => {
    const [r, g, b] = color.map((c) => bend(c, 2.2)) as [number, number, number];
    return matrix.map(([x, y, z]) => bend(x * r + y * g + z * b, 1 / 2.2)) as [number, number, number];
  };
}
