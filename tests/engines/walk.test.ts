// The same walk through the built site in three engines, with its policy as a header and as a meta, the
// service worker on, and the server stopped at the end. The English site is walked whole, the Chinese one too
// in Chromium, one page of it elsewhere.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveFaultySite, type FaultySite } from '../e2e/faulty-site.ts';
import { findFirefox, hasWebkit } from '../../tools/engines.mjs';
import { openChromium } from './chromium.ts';
import { until, type EnginePage } from './engine.ts';
import { openFirefox } from './firefox.ts';
import { controlled, walkCells, walkFigures, walkHome, walkStateLink, walkStop } from './walk.ts';
import { openWebkit } from './webkit.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const CHAPTERS = ['chapters/patch-embed/', 'chapters/attention/'];
const mustRun = process.env['CI'] === 'true';

const ENGINES = [
  { name: 'Chromium', open: openChromium, isHere: true, wholeChinese: true },
  { name: 'Firefox', open: openFirefox, isHere: findFirefox() !== undefined, wholeChinese: false },
  { name: 'WebKitGTK', open: openWebkit, isHere: hasWebkit(), wholeChinese: false },
];

/** The policy that hosts send which read `_headers`. */
const headerPolicy = (): string =>
  /Content-Security-Policy: (.+)/.exec(readFileSync(`${dist}_headers`, 'utf8'))![1]!;

describe.each(ENGINES)('$name', ({ name, open, isHere, wholeChinese }) => {
  let page: EnginePage;
  let site: FaultySite;
  const violations: string[] = [];

  /** Pages come with the header's policy too, and browsers report to the site what violates it. */
  const sendHeader: FaultySite['fault'] = (path, response, _, request) => {
    if (path === 'violations') {
      request.on('data', (part: Buffer) => violations.push(part.toString()));
      response.writeHead(204).end();
      return true;
    }
    response.setHeader('Content-Security-Policy', `${headerPolicy()}; report-uri /violations`);
    return false;
  };

  beforeAll(async () => {
    if (!isHere && mustRun) throw new Error(`${name} is not here: run node tools/ensure-engines.mjs`);
    if (!isHere) return;
    site = await serveFaultySite(dist);
    page = await open();
  });
  afterAll(async () => {
    await page?.close();
    await site?.close();
  });
  const walk = test.runIf(isHere || mustRun);

  walk('the English site, its policy as header and meta', { timeout: 360_000 }, async () => {
    site.fault = sendHeader;
    await walkHome(page, site.url);
    for (const chapter of CHAPTERS) {
      expect(await walkFigures(page, site.url + chapter)).toBeGreaterThan(3);
      expect(await walkCells(page)).toBeGreaterThan(3);
    }
    await walkStop(page);
    await walkStateLink(page, `${site.url}privacy/`);
  });

  walk('the Chinese site, its policy as meta alone', { timeout: 360_000 }, async () => {
    site.fault = undefined;
    if (wholeChinese) await walkHome(page, `${site.url}zh-cn/`);
    for (const chapter of wholeChinese ? CHAPTERS : CHAPTERS.slice(0, 1))
      expect(await walkFigures(page, `${site.url}zh-cn/${chapter}`)).toBeGreaterThan(3);
    if (wholeChinese) await walkCells(page);
  });

  // Before the server is stopped: some browsers report every request that fails then as an error of the page.
  walk('nothing was thrown, and no policy violated', async () => {
    expect(violations).toEqual([]);
    expect(await page.complaints()).toEqual([]);
  });

  walk(
    'without its server a page that was visited opens again, and its figures come alive',
    { timeout: 120_000 },
    async () => {
      const chapter = site.url + CHAPTERS[0]!;
      await page.goto(chapter);
      await controlled(page);
      await page.goto(chapter);
      await site.close();
      expect(await walkFigures(page, chapter)).toBeGreaterThan(3);
      await until(page, 'isolation', () => crossOriginIsolated, null);
    },
  );
});
