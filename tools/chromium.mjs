// @ts-check
// Where a Chromium is, and how to start it without a window. In this order: $CHROMIUM_PATH, Playwright's own,
// the system's.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | undefined} */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Playwright's launch options.
 * @param {string[]} extra more command-line switches
 */
export function chromiumLaunch(extra = []) {
  const executablePath = findChromium();
  // The sandbox needs rights that root in a container has not.
  const unboxed = (process.platform === 'linux' && process.getuid?.() === 0) || process.env.CI;
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(unboxed ? ['--no-sandbox'] : []), ...args, ...extra],
  };
}
