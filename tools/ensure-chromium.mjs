// @ts-check
// Makes sure that there is a Chromium for the tests: finds one, or installs one.
import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.mjs';

const env = {
  ...process.env,
  DEBIAN_FRONTEND: 'noninteractive',
  PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: process.env.PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT ?? '15000',
};

/** @param {string} command @param {string[]} args */
function run(command, args) {
  console.log(`> ${command} ${args.join(' ')}`);
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { stdio: 'inherit', shell, env, timeout: 600_000 }).status === 0;
}

function installFromPlaywright() {
  // The whole browser: its headless mode has WebGPU, which Playwright's smaller headless shell has not.
  return run('npx', ['playwright', 'install', '--no-shell', 'chromium']);
}

function installFromDebian() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  const install = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
  return run('apt-get', install) || (run('apt-get', ['update']) && run('apt-get', install));
}

const found =
  findChromium() ??
  (installFromPlaywright() ? findChromium() : undefined) ??
  (installFromDebian() ? findChromium() : undefined);
if (found === undefined) {
  console.error('No Chromium was found, and none could be installed. Set CHROMIUM_PATH, or run:');
  console.error('  npx playwright install --with-deps chromium');
  process.exitCode = 1;
} else console.log(found);
