/**
 * Python packages beside torch and timm, in a zip of their own: it is loaded when a cell's text first names
 * one of them, so that a first run without them waits for none.
 */
export const PACKAGES = ['einops', 'matplotlib', 'numpy', 'requests', 'torchvision', 'tqdm'] as const;

/** What of timm draws from NumPy's stream, or takes transforms of torchvision. */
const NEEDS_THEM = ['Mixup', 'mixup', 'random_seed', 'is_training'];
const NAMED = new RegExp(`\\b(${[...PACKAGES, ...NEEDS_THEM].join('|')})\\b`);

/** Whether a cell with this text may import one of them, `tensor.numpy()` included. */
export const namesPackage = (source: string): boolean => NAMED.test(source);

/** Where the zips stand in Python's file system. */
export const ZIPS = { facade: '/facade.zip', packages: '/packages.zip' } as const;
