/** Tries what the worker's Content-Security-Policy forbids, on an unsealed worker, and reports. */

const DATA_MODULE: string = 'data:text/javascript,export default 1';

async function outcome(attempt: () => unknown): Promise<string> {
  try {
    await attempt();
    return 'allowed';
  } catch (error) {
    return (error as Error).name;
  }
}

const violations: string[] = [];
addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));

addEventListener('message', () => void probe());

async function probe(): Promise<void> {
  const results = {
    function: await outcome(() => Reflect.construct(Function, ['return 1'])),
    fetchElsewhere: await outcome(() => fetch('https://example.org/')),
    socket: await outcome(() => new WebSocket('wss://example.org/')),
    importData: await outcome(() => import(/* @vite-ignore */ DATA_MODULE)),
    webAssembly: await outcome(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
    ownOrigin: await outcome(() => fetch(`${new URL(import.meta.url).origin}/python/pyodide-lock.json`)),
  };
  await new Promise((resolve) => setTimeout(resolve, 100));
  postMessage({ results, violations });
}
