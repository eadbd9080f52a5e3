// @ts-check
// Processes that end together: a program that hands signals on to the one that it runs, and ends with the one
// that started it. Node's own modules only, of Node 20 on: `npm start` runs it before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program to its end, with this one's input and output. A signal to this process goes on to the
 * program; when that has ended, this process ends by the signal too.
 * @param {string} command @param {readonly string[]} args
 * @param {Pick<import('node:child_process').SpawnOptions, 'cwd' | 'env'>} [options]
 * @returns {Promise<number>} the exit status, 1 where a signal ended it
 */
export async function run(command, args, options = {}) {
  const env = { ...(options.env ?? process.env), [PARENT]: String(process.pid) };
  const child = spawn(command, args, { ...options, stdio: 'inherit', env });
  /** @type {NodeJS.Signals | undefined} */
  let received;
  /** @param {NodeJS.Signals} signal */
  const handOn = (signal) => {
    received = signal;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, handOn);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    for (const signal of signals) process.off(signal, handOn);
    if (received) process.kill(process.pid, received);
  }
}

/** Where `run` tells the program who runs it. */
const PARENT = 'INSIDE_VIT_PARENT';

/**
 * From now on this process ends, as by SIGTERM, when one of those that it was started by is gone: what ran
 * it, or npm and the shell between, which hands no signal on. Does nothing where it was started otherwise: a
 * server in the background outlives its shell.
 */
export function endWithParents() {
  // It is inherited further than to the program that was run.
  const isRun = process.env[PARENT] === String(process.ppid);
  const pids = isRun ? [process.ppid] : pathToNpm();
  if (pids.length === 0) return;
  const timer = setInterval(() => {
    if (pids.every(isAlive)) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 300);
  timer.unref();
}

/** The processes from this one's parent up to npm; none where npm is not among them. */
function pathToNpm() {
  if (process.env.npm_lifecycle_event === undefined) return [];
  const pids = [];
  for (let pid = process.ppid; pid > 1;) {
    const { parent, command } = look(pid);
    pids.push(pid);
    if (/^(\S*\/)?npm\b/.test(command)) return pids;
    pid = parent;
  }
  return [];
}

/** @param {number} pid @returns {{parent: number, command: string}} */
function look(pid) {
  if (existsSync(`/proc/${pid}/status`)) {
    const parent = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    return { parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') };
  }
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
  const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(stdout ?? '') ?? [];
  return { parent: Number(parent ?? 0), command: command ?? '' };
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
