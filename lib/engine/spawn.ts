/** Makes the engine's worker. Apart from `client.ts`, so that tests can give the client another one. */
export const spawnEngineWorker = (): Worker =>
  new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' });
