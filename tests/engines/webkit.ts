/**
 * WebKitGTK's MiniBrowser by its WebDriver (https://www.w3.org/TR/webdriver2/), on a display of its own. It
 * has no way to run a script before a page's own: what a page complains of is heard from its load on.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { findMiniBrowser } from '../../tools/engines.mjs';
import type { EnginePage } from './engine.ts';

const CONTROL_A = '\uE009a\uE000';
const SECOND = 1000;

export async function openWebkit(): Promise<EnginePage> {
  const port = await freePort();
  const display = `:${90 + (port % 900)}`;
  const screen = spawn('Xvfb', [display, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: 'ignore',
  });
  const env = {
    ...process.env,
    DISPLAY: display,
    LIBGL_ALWAYS_SOFTWARE: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    // Its own sandbox needs rights that a container has not.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  };
  const arguments_ = ['--', 'WebKitWebDriver', `--port=${port}`, '--host=127.0.0.1'];
  const driver = spawn('dbus-run-session', arguments_, { env, stdio: 'ignore', detached: true });
  try {
    const session = await startSession(`http://127.0.0.1:${port}`);
    return pageOf(session, () => endProcesses(driver, screen));
  } catch (error) {
    endProcesses(driver, screen);
    throw error;
  }
}

/** Sends a command of the session: its path, and its body where it has one. */
type Session = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

async function startSession(address: string): Promise<Session> {
  const options = { binary: findMiniBrowser()!, args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  const end = Date.now() + 30 * SECOND;
  for (;;) {
    try {
      const { sessionId } = (await call(`${address}/session`, 'POST', { capabilities })) as {
        sessionId: string;
      };
      const session: Session = (method, path, body) =>
        call(`${address}/session/${sessionId}${path}`, method, body);
      await session('POST', '/timeouts', { script: 120 * SECOND, pageLoad: 60 * SECOND });
      await session('POST', '/window/rect', { width: 1280, height: 900 });
      return session;
    } catch (error) {
      // Until the driver listens, connections are refused.
      if (!(error instanceof TypeError) || Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function call(url: string, method: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
  if (value?.error) throw new Error(`${value.error}: ${value.message ?? ''}`);
  return value;
}

function pageOf(session: Session, end: () => void): EnginePage {
  const complaints: string[] = [];
  const run = async (script: string, args: unknown[]): Promise<unknown> => {
    const source = `const done = arguments[arguments.length - 1];
      (async () => (${script})(...arguments))().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = (await session('POST', '/execute/async', { script: source, args })) as {
      value?: unknown;
      error?: string;
    };
    if (error) throw new Error(error);
    return value;
  };
  const element = async (selector: string): Promise<string> => {
    const found = await session('POST', '/element', { using: 'css selector', value: selector });
    return Object.values(found as Record<string, string>)[0]!;
  };
  const collect = async (): Promise<void> => {
    complaints.push(...((await run('() => globalThis.__complaints?.splice(0) ?? []', [])) as string[]));
  };
  return {
    async goto(url) {
      await collect();
      await session('POST', '/url', { url });
      await run(String(listen), []);
    },
    evaluate: (work, argument) => run(String(work), [argument]) as never,
    async click(selector) {
      await run(`(selector) => document.querySelector(selector).scrollIntoView({ block: 'center' })`, [
        selector,
      ]);
      await session('POST', `/element/${await element(selector)}/click`, {});
    },
    async write(text) {
      const active = Object.values((await session('GET', '/element/active')) as Record<string, string>)[0]!;
      await session('POST', `/element/${active}/value`, { text: CONTROL_A });
      await session('POST', `/element/${active}/value`, { text });
    },
    upload: async (selector, file) =>
      void (await session('POST', `/element/${await element(selector)}/value`, { text: resolve(file) })),
    async complaints() {
      await collect();
      return complaints;
    },
    async close() {
      try {
        await session('DELETE', '');
      } finally {
        end();
      }
    },
  };
}

/** In the page: keeps what it throws and which policies it violates. */
function listen(): void {
  const page = globalThis as typeof globalThis & { __complaints?: string[] };
  const heard = (page.__complaints = [] as string[]);
  addEventListener('error', ({ message }) => heard.push(`thrown: ${message}`));
  addEventListener('unhandledrejection', ({ reason }) => heard.push(`rejected: ${String(reason)}`));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    heard.push(`policy: ${effectiveDirective} ${blockedURI}`),
  );
}

/** The driver is the head of a process group: its browser goes with it. */
function endProcesses(driver: ChildProcess, screen: ChildProcess): void {
  if (driver.pid !== undefined && driver.exitCode === null) process.kill(-driver.pid);
  screen.kill();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
