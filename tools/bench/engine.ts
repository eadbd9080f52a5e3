/**
 * The engine's part of the bench, in Chromium on the built code: logits against torch.onnx's export of the
 * same model on the same onnxruntime-web, one tensor more against the logits, sessions, memory, larger
 * pictures, and whether the page stays free. Contenders take turns; figures are medians, ratios are medians
 * of each round's ratio.
 */
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { isolation } from '../../site/integration/isolation.mjs';
import { chromiumLaunch } from '../chromium.mjs';
import { serve } from '../static-server.mjs';
import type { Measurement, MeasureRequest } from './engine/measure.worker.ts';
import type { Bench } from './engine/page.ts';
import { exportPeer, MODEL, writeWeights } from './engine/peer.ts';
import { median } from './median.ts';
import type { Figure, Part, PartResult } from './part.ts';

const TAPS = [
  'blocks.0.attn.attn_drop',
  'blocks.5.attn',
  'blocks.11.attn.attn_drop',
  'blocks.11.mlp.fc1',
  'norm',
];
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 21);

export const run: Part = async (folder) => {
  const weights = new URL('weights.safetensors', folder);
  await writeWeights(weights);
  const noPeer = await exportPeer(weights, new URL('peer.onnx', folder));
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('engine/', import.meta.url)),
    base: '/page/',
    worker: { format: 'es' },
    build: {
      outDir: fileURLToPath(new URL('page/', folder)),
      emptyOutDir: true,
      chunkSizeWarningLimit: 2000,
    },
  });
  const server = await serve({ root: fileURLToPath(folder), headers: isolation, port: 0 });
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}page/index.html`);
    return await measureAll(page, noPeer);
  } finally {
    await browser.close();
    await server.close();
  }
};

async function measureAll(page: Page, noPeer: string | null): Promise<PartResult> {
  const base = { model: MODEL, weights: '/weights.safetensors', size: 224, rounds: ROUNDS } as const;
  const peer = noPeer === null ? '/peer.onnx' : null;
  const figures: Figure[] = [];
  for (const threads of [1, 2]) {
    const against = await measure(page, { ...base, peer, threads, taps: [] });
    figures.push(...againstPeer(against, threads));
    const tapped = await measure(page, { ...base, peer: null, threads, taps: TAPS });
    figures.push(...withTaps(tapped, threads));
  }
  for (const size of [224, 448, 896]) figures.push(...(await larger(page, size)));
  const longest = await page.evaluate(
    ([model, weights]) => (globalThis as unknown as { bench: Bench }).bench.longestTask(model!, weights!),
    [MODEL, base.weights],
  );
  figures.push({
    what: 'longest task of the page while ten forwards run (under 50: none seen)',
    value: longest,
    unit: 'ms',
    goal: '< 50',
    met: longest < 50,
  });
  return { figures, missing: noPeer === null ? [] : [noPeer] };
}

const measure = (page: Page, request: MeasureRequest): Promise<Measurement> =>
  page.evaluate((given) => (globalThis as unknown as { bench: Bench }).bench.measure(given), request);

function againstPeer({ rounds, ...rest }: Measurement, threads: number): Figure[] {
  const own = rounds['logits']!;
  const on = `${threads} thread${threads === 1 ? '' : 's'}`;
  const figures: Figure[] = [
    { what: `logits, ${on}`, value: median(own), unit: 'ms' },
    { what: `start of onnxruntime, ${on}`, value: rest.startMilliseconds, unit: 'ms' },
    { what: `session for the logits, ${on}`, value: rest.sessionMilliseconds, unit: 'ms' },
    { what: `WebAssembly memory with that session, ${on}`, value: rest.memory / 2 ** 20, unit: 'MiB' },
  ];
  const changeable = ratio(rounds['instrumented logits']!, own);
  figures.push({
    what: `logits from the graph that a run may change : from their own graph, ${on}`,
    value: changeable,
    unit: '×',
    goal: '≤ 1.1',
    met: changeable <= 1.1,
  });
  const peer = rounds['peer'];
  if (!peer) return figures;
  const faster = ratio(peer, own);
  return [
    ...figures,
    { what: `torch.onnx's export, ${on}`, value: median(peer), unit: 'ms' },
    { what: `its session, ${on}`, value: rest.peerSessionMilliseconds!, unit: 'ms' },
    {
      what: `how often as fast our logits are, ${on}`,
      value: faster,
      unit: '×',
      goal: '≥ 1.05',
      met: faster >= 1.05,
    },
    {
      what: `largest difference from its logits, ${on}`,
      value: rest.difference!,
      unit: '',
      goal: '≤ 1e-5',
      met: rest.difference! <= 1e-5,
    },
  ];
}

function withTaps({ rounds }: Measurement, threads: number): Figure[] {
  const on = `${threads} thread${threads === 1 ? '' : 's'}`;
  const logits = rounds['tapped logits']!;
  const whole = ratio(logits, rounds['logits']!);
  return [
    { what: `logits from the graph with taps : from their own graph, ${on}`, value: whole, unit: '×' },
    ...TAPS.map((tap) => {
      const value = ratio(rounds[tap]!, logits);
      return {
        what: `${tap} : logits of that graph, ${on}`,
        value,
        unit: '×',
        goal: '≤ 1.05',
        met: value <= 1.05,
      };
    }),
  ];
}

async function larger(page: Page, size: number): Promise<Figure[]> {
  const request = {
    model: MODEL,
    weights: null,
    peer: null,
    threads: 2,
    taps: [],
    size,
    rounds: size > 448 ? 3 : 7,
  };
  const { rounds, multiplyAdds, memory } = await measure(page, request);
  const milliseconds = median(rounds['logits']!);
  return [
    { what: `${size} px: multiply-adds`, value: multiplyAdds / 1e9, unit: 'G' },
    { what: `${size} px: logits, 2 threads`, value: milliseconds, unit: 'ms' },
    { what: `${size} px: multiply-adds a second`, value: multiplyAdds / milliseconds / 1e6, unit: 'G/s' },
    { what: `${size} px: WebAssembly memory`, value: memory / 2 ** 20, unit: 'MiB' },
  ];
}

/** The median of `a / b`, round by round. */
const ratio = (a: readonly number[], b: readonly number[]): number =>
  median(a.map((value, i) => value / b[i]!));
