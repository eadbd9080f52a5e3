/**
 * Devices. Everything is computed on the CPU; a page that pretends to have a CUDA device gives tensors its
 * name, which is checked as PyTorch checks it.
 */
import { check, checkAs, notHere, TorchError } from './errors.ts';
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

/** The number of an accelerator, or a string that the Python layer keeps apart from types of that name. */
function deviceName(given: unknown): string | null {
  if (typeof given === 'object' && given !== null && 'text' in given) return given.text as string;
  if (typeof given !== 'number') return given as string | null;
  check(pretendCuda, () => 'Cannot access accelerator device when none is available.');
  return `cuda:${given}`;
}

/** From `'cpu'`, `'cuda'`, `'cuda:1'` to a device; null is the CPU. */
export function parseDevice(given: unknown): Device {
  const name = deviceName(given);
  if (name === null || name === 'cpu' || name === 'cpu:0') return 'cpu';
  const match = /^([a-z_]+)(?::(\d|[1-9]\d+))?$/.exec(name);
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
