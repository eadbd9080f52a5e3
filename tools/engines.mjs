// @ts-check
// Where Firefox and WebKitGTK are, the two engines beside Chromium that the site is walked in. $FIREFOX_PATH
// chooses the first.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const folders = (process.env.PATH ?? '').split(delimiter);

/** @param {readonly string[]} names */
const inPath = (names) =>
  folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file));

/** @returns {string | undefined} */
export const findFirefox = () => process.env.FIREFOX_PATH ?? inPath(['firefox-esr', 'firefox']);

/**
 * WebKitGTK's small browser, whose place depends on the machine's architecture. @returns {string | undefined}
 */
export function findMiniBrowser() {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/libexec'];
  return folders.map((folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`).find((file) => existsSync(file));
}

/** All that a walk in WebKitGTK needs: the browser, its driver, a display and a message bus. */
export const hasWebkit = () =>
  findMiniBrowser() !== undefined &&
  ['WebKitWebDriver', 'Xvfb', 'dbus-run-session'].every((name) => inPath([name]) !== undefined);
