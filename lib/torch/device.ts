/**
 * Devices. Everything is computed on the CPU; a page that pretends to have a CUDA device gives tensors its name, which
 * is checked as PyTorch checks it.
 */
import { checkAs, notHere, TorchError } from './errors.ts';
import type { Device } from './tensor.ts';

let pretendCuda = false;

/** Let `cuda` be a name that tensors may have. Returns what was set before. */
export function setPretendCuda(pretend: boolean): boolean {
  const before = pretendCuda;
  pretendCuda = pretend;
  return before;
}

export const isCudaPretended = (): boolean => pretendCuda;

const KNOWN =
  'cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, meta, hpu, mtia, privateuseone';

/** From `'cpu'`, `'cuda'`, `'cuda:1'` to a device; null is the CPU. */
export function parseDevice(name: string | null): Device {
  if (name === null || name === 'cpu' || name === 'cpu:0') return 'cpu';
  const match = /^([a-z]+)(?::(\d+))?$/.exec(name);
  checkAs('RuntimeError', match !== null, () => `Invalid device string: '${name}'`);
  const [, type, index = '0'] = match;
  if (type === 'cuda') {
    if (pretendCuda) return `cuda:${Number(index)}`;
    throw new TorchError('AssertionError', 'Torch not compiled with CUDA enabled');
  }
  checkAs(
    'RuntimeError',
    KNOWN.split(', ').includes(type!),
    () => `Expected one of ${KNOWN} device type at start of device string: ${type}`,
  );
  throw notHere(`The device '${name}'`, "Everything is computed on 'cpu'.");
}
