/**
 * A page that pretends to have CUDA: tensors carry the device's name, and mixing devices raises PyTorch's
 * errors.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setPretendCuda } from './device.ts';
import { invoke } from './op.ts';
import { functional, functions, methods } from './tables.ts';
import type { Tensor } from './tensor.ts';

const ones = (...size: number[]): Tensor => invoke(functions.ones!, size) as Tensor;
const toCuda = (x: Tensor): Tensor => invoke(methods.cuda!, [x], {}, 'method') as Tensor;

beforeEach(() => {
  setPretendCuda(true);
});
afterEach(() => {
  setPretendCuda(false);
});

test('cuda() gives a tensor another device and the same values', () => {
  const x = toCuda(ones(2));
  expect([x.device, x.add(1).device, x.tolist()]).toEqual(['cuda:0', 'cuda:0', [1, 1]]);
  expect(x.cpu().device).toBe('cpu');
  expect(x.type()).toBe('torch.cuda.FloatTensor');
});

test('tensors of two devices do not add up, but a number of the CPU joins any device', () => {
  expect(() => ones(2).add(toCuda(ones(2)))).toThrow(
    'Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!',
  );
  expect(toCuda(ones(2)).mul(ones(1).select(0, 0)).device).toBe('cuda:0');
});

test("torchsummary's trap: a CUDA picture and a CPU weight", () => {
  const conv = (): unknown => invoke(functional.conv2d!, [toCuda(ones(1, 3, 8, 8)), ones(4, 3, 3, 3)]);
  expect(conv).toThrow(
    /^Input type \(torch\.cuda\.FloatTensor\) and weight type \(torch\.FloatTensor\) should be the same$/,
  );
});

test('the other way round PyTorch names the third thing that it would have taken on a CPU', () => {
  const conv = (): unknown => invoke(functional.conv2d!, [ones(1, 3, 8, 8), toCuda(ones(4, 3, 3, 3))]);
  expect(conv).toThrow(
    'Input type (torch.FloatTensor) and weight type (torch.cuda.FloatTensor) should be the same or input should be a MKLDNN tensor and weight is a dense tensor',
  );
});

test('a convolution compares the dtypes of picture and bias first, before devices and channels', () => {
  const bytes = invoke(methods.byte!, [ones(1, 4, 8, 8)], {}, 'method') as Tensor;
  const conv = (weight: Tensor): unknown => invoke(functional.conv2d!, [bytes, weight, ones(4)]);
  const message = 'Input type (unsigned char) and bias type (float) should be the same';
  expect(() => conv(ones(4, 3, 3, 3))).toThrow(message);
  expect(() => conv(toCuda(ones(4, 4, 3, 3)))).toThrow(message);
});

test('without the pretence there is no CUDA', () => {
  setPretendCuda(false);
  expect(() => toCuda(ones(2))).toThrow('Torch not compiled with CUDA enabled');
});
