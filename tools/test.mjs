// @ts-check
// `npm test`: installs what is missing, then checks everything, the quick steps first. One line a step; a failed step does not keep
// the later ones from telling what they have to tell. Options are names of steps to run (all of them unless told).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { continueUnderNewerNode, ensureInstalled, environment, project } from './install.mjs';

const results = join(project, '.cache', 'test-results');

/** @type {[name: string, command: string, ...args: string[]][]} */
const steps = [
  ['chromium', 'node', 'tools/ensure-chromium.mjs'],
  ['lock', 'node', 'tools/check-lock.mjs'],
  ['notices', 'node', 'tools/notices.mjs', '--check'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['ruff', 'node', 'tools/ruff.mjs'],
  ['types', 'astro', 'check', '--minimumFailingSeverity', 'warning', '--minimumSeverity', 'warning'],
  // After `types`, which generates the types of content/ that lint needs.
  ['lint', 'eslint', '.'],
  ['unit', 'vitest', 'run', '--project', 'unit'],
  ['build', 'node', 'tools/build.mjs'],
  ['browser', 'vitest', 'run', '--project', 'browser'],
  ['e2e', 'vitest', 'run', '--project', 'e2e'],
  ['browsers', 'node', 'tools/ensure-engines.mjs'],
  ['engines', 'vitest', 'run', '--project', 'engines'],
];

/**
 * Tests passed and failed, as Vitest's JSON says. A run that fails without a failed test (a file that does not load, a hook, no
 * tests at all) is one failure.
 * @param {string} file @param {number | null} status
 */
function count(file, status) {
  const { numPassedTests = 0, numFailedTests = 0 } = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : {};
  return { passed: numPassedTests, failed: Math.max(numFailedTests, status === 0 ? 0 : 1) };
}

try {
  ensureInstalled();
  await continueUnderNewerNode();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const asked = process.argv.slice(2);
const env = { ...environment(), ASTRO_TELEMETRY_DISABLED: '1' };
const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const summary = [];
let failedSteps = 0;

for (const [name, command, ...args] of steps) {
  if (asked.length && !asked.includes(name)) continue;
  const json = join(results, `${name}.json`);
  const isVitest = command === 'vitest';
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${json}`];
  console.log(`\n── ${name}`);
  const start = performance.now();
  const { status } = spawnSync(command, [...args, ...(isVitest ? reporters : [])], {
    cwd: project,
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const counted = isVitest ? count(json, status) : undefined;
  if (counted) {
    total.passed += counted.passed;
    total.failed += counted.failed;
  }
  if (status !== 0) failedSteps += 1;
  const tests = counted ? ` (${counted.passed} passed, ${counted.failed} failed)` : '';
  summary.push(`${status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(9)} ${seconds.padStart(6)} s${tests}`);
}

console.log(`\n${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = failedSteps ? 1 : 0;
