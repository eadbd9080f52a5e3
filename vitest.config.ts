import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { isolation } from './site/integration/isolation.mjs';
import { pythonAssets } from './site/integration/python.ts';
import { chromiumLaunch } from './tools/chromium.mjs';

const browserTests = ['tests/browser/**/*.test.ts', '{lib,site}/**/*.browser.test.{ts,tsx}'];

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Vitest leaves a core to itself, which is half of a machine with two: files ran one after another.
          maxWorkers: '100%',
          include: ['{lib,site,tools}/**/*.test.{ts,tsx}', 'tests/{unit,parity}/**/*.test.ts'],
          exclude: browserTests,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [pythonAssets()],
        // The same isolation as the site, so that WebAssembly threads work in the tests too.
        server: { headers: isolation },
        worker: { format: 'es' },
        optimizeDeps: {
          // Named here, or the first run finds them midway and reloads the page under the tests.
          include: ['@bufbuild/protobuf', '@bufbuild/protobuf/codegenv2', '@observablehq/plot', 'fflate'],
          exclude: ['onnxruntime-web', 'pyodide'],
        },
        test: {
          name: 'browser',
          include: browserTests,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            // Without a GPU this gives a software WebGPU adapter: right numbers, slowly.
            provider: playwright({ launchOptions: chromiumLaunch(['--enable-unsafe-webgpu']) }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          // A loaded machine may miss a moment; a test that fails four times has found something.
          retry: 3,
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/setup.ts'],
          // One browser at a time: figures run a model, and the machine may have two cores.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'engines',
          // As above.
          retry: 1,
          environment: 'node',
          include: ['tests/engines/**/*.test.ts'],
          globalSetup: ['tests/engines/setup.ts'],
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
