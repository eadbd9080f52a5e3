// @ts-check
// Makes sure that there are a Firefox and a WebKitGTK to walk the site in: finds them, or installs Debian's.
// Where one cannot be had, its walk is skipped and one line says so; with CI=true that is a failure.
import { spawnSync } from 'node:child_process';
import { findFirefox, findMiniBrowser, hasWebkit } from './engines.mjs';

const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

/** @param {string[]} packages */
function installFromDebian(packages) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  /** @param {string[]} args */
  const apt = (args) => {
    console.log(`> apt-get ${args.join(' ')}`);
    return spawnSync('apt-get', args, { stdio: 'inherit', env, timeout: 600_000 }).status === 0;
  };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if (!apt(install) && apt(['update'])) apt(install);
}

if (!findFirefox()) installFromDebian(['firefox-esr', 'fonts-noto-cjk']);
if (!hasWebkit()) installFromDebian(['webkit2gtk-driver', 'xvfb', 'dbus', 'fonts-noto-cjk']);

const missing = [];
if (findFirefox()) console.log(findFirefox());
else missing.push('Firefox (Debian’s firefox-esr, or set FIREFOX_PATH)');
if (hasWebkit()) console.log(findMiniBrowser());
else missing.push('WebKitGTK (Debian’s webkit2gtk-driver, xvfb and dbus)');
for (const engine of missing) console.warn(`Not walked, as it cannot be had here: ${engine}`);
if (missing.length > 0 && process.env.CI === 'true') process.exitCode = 1;
