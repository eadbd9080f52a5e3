// @ts-check
// `npm test`: installs what is missing, then checks everything, the quick steps first. One line a step; a
// failed step does not keep the later ones from telling what they have to tell. Options are names of steps to
// run (all of them unless told).
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { continueUnderNewerNode, ensureInstalled, environment, project } from './install.mjs';

const results = join(project, '.cache', 'test-results');

/** @typedef {[name: string, command: string, ...args: string[]]} Step */

/** Groups of steps one after another; the steps of a group at the same time. @type {Step[][]} */
const steps = [
  [['chromium', 'node', 'tools/ensure-chromium.mjs']],
  [['lock', 'node', 'tools/check-lock.mjs']],
  [['notices', 'node', 'tools/notices.mjs', '--check']],
  [
    ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
    ['ruff', 'node', 'tools/ruff.mjs'],
  ],
  // Writes the types of content/ that both of the next need.
  [['sync', 'astro', 'sync']],
  [
    ['types', 'astro', 'check', '--minimumFailingSeverity', 'warning', '--minimumSeverity', 'warning'],
    ['lint', 'eslint', '.'],
  ],
  [['unit', 'vitest', 'run', '--project', 'unit']],
  [['build', 'node', 'tools/build.mjs']],
  [['browser', 'vitest', 'run', '--project', 'browser']],
  [['e2e', 'vitest', 'run', '--project', 'e2e']],
  [['browsers', 'node', 'tools/ensure-engines.mjs']],
  [['engines', 'vitest', 'run', '--project', 'engines']],
];

/** @typedef {{ fullName: string, status: string, failureMessages?: string[] }} TestResult */
/**
 * @typedef {{ numPassedTests: number, numFailedTests: number,
 *   testResults: { name: string, message: string, assertionResults: TestResult[] }[] }} Report
 */

/**
 * Tests passed and failed, as Vitest's JSON says, and a line for each that failed. A run that fails without a
 * failed test (a file that does not load, a hook, no tests at all) is one failure.
 * @param {string} file @param {number | null} status
 */
function read(file, status) {
  /** @type {Partial<Report>} */
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = report;
  const failures = testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const told = failed.map((test) => [test.fullName, test.failureMessages?.[0] ?? ''].join(': '));
    return [...told, ...(message ? [message] : [])].map(
      (text) => `${relative(project, name)}: ${text.split('\n', 1)[0]}`,
    );
  });
  return { passed: numPassedTests, failed: Math.max(numFailedTests, status === 0 ? 0 : 1), failures };
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
/** Repeated at the end, where somebody who sees only the last lines finds them. @type {string[]} */
const failures = [];
let failedSteps = 0;

/**
 * Runs a step and tells what it printed: as it prints, or at once at its end where others run beside it.
 * @param {Step} step @param {boolean} isAlone
 */
async function run([name, command, ...args], isAlone) {
  const json = join(results, `${name}.json`);
  const isVitest = command === 'vitest';
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${json}`];
  if (isAlone) console.log(`\n── ${name}`);
  const start = performance.now();
  const child = spawn(command, [...args, ...(isVitest ? reporters : [])], {
    cwd: project,
    stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env,
    shell: process.platform === 'win32',
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (printed += text));
  const status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (!isAlone) console.log(`\n── ${name}\n${printed.trimEnd()}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const counted = isVitest ? read(json, status) : undefined;
  if (counted) {
    total.passed += counted.passed;
    total.failed += counted.failed;
    failures.push(...counted.failures);
  }
  if (status !== 0) failedSteps += 1;
  const tests = counted ? ` (${counted.passed} passed, ${counted.failed} failed)` : '';
  summary.push(`${status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(9)} ${seconds.padStart(6)} s${tests}`);
}

for (const group of steps) {
  const wanted = group.filter(([name]) => !asked.length || asked.includes(name));
  await Promise.all(wanted.map((step) => run(step, wanted.length === 1)));
}

console.log(`\n${[...summary, ...failures].join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = failedSteps ? 1 : 0;
