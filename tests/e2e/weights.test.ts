// timm's official weights and the reader's own file, against a server in the hub's place: choose, stop, close
// the tab at half, go on, see the figures on them, without a network too, and delete.
import type { BrowserContext, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { hubHosts } from '#site/policy/hub-hosts.ts';
import { drawnCheckpoint } from '#tests/hub/checkpoint.ts';
import { StandInHub } from '#tests/hub/stand-in-hub.ts';
import { useBrowser } from './open-page.ts';

const VIT = 'timm/vit_tiny_patch16_224.augreg_in21k_ft_in1k';
const RESNET = 'timm/resnet18.a1_in1k';
const LABEL = 'ViT-Tiny, augreg_in21k_ft_in1k';
const CHAPTERS = ['chapters/patch-embed/', 'chapters/attention/'];

const openPage = useBrowser();
let hub: StandInHub;
let vit: Uint8Array<ArrayBuffer>;
let resnet: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  vit = drawnCheckpoint('vit_tiny_patch16_224');
  resnet = drawnCheckpoint('resnet18', {}, 5);
});
afterAll(() => hub?.close());

/** A profile whose pages download from the hub's stand-in. @param allowed origins that the policy allows. */
async function visit(
  path = '',
  allowed = (stand: StandInHub) => stand.origins,
): Promise<{ page: Page; context: BrowserContext; messages: string[] }> {
  await hub?.close();
  hub = await StandInHub.start();
  hub.add(VIT, vit);
  hub.add(RESNET, resnet);
  const opened = await openPage('404.html');
  const { context, page } = opened;
  // What is routed has no address, and Chromium lets nobody without one ask a local server.
  await context.grantPermissions(['local-network-access']);
  const site = inject('baseUrl');
  let policy = '';
  await context.route(
    (url) => url.href.startsWith(site) && url.pathname.endsWith('/'),
    async (route) => {
      const response = await route.fetch();
      const body = (await response.text())
        .replace(/https:\/\/huggingface\.co(?=(&#34;|&quot;|"))/g, hub.address)
        .replace(hubHosts().join(' '), allowed(hub).join(' '));
      [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(body)!;
      await route.fulfill({ response, body });
    },
  );
  // A worker has the policy that its script comes with, as hosts send it that read `_headers`.
  await context.route(/\/_astro\/weights\.worker/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': policy };
    await route.fulfill({ response, headers });
  });
  await page.goto(site + path);
  return opened;
}

const panel = (page: Page): Locator => page.locator('weights-panel');

async function openMenu(page: Page): Promise<void> {
  await page.locator('weights-menu button').first().click();
  await panel(page).locator('.weights li').first().waitFor();
}

const said = (page: Page, text: RegExp): Promise<void> =>
  panel(page).locator('.said', { hasText: text }).waitFor({ timeout: 60_000 });

async function download(page: Page, id: string): Promise<void> {
  await openMenu(page);
  await panel(page).locator(`[data-id="${id}"]`).click();
}

/** Of the requests for bytes: where each began. */
const starts = (): number[] =>
  hub.requests
    .filter((line) => !line.startsWith('look'))
    .map((line) => Number(/bytes=(\d+)/.exec(line)?.[1] ?? 0));

const foot = (page: Page): Locator => page.locator('[data-foot=weights]', { hasText: LABEL }).first();

const WHOLE_STORY =
  'official weights: stopped, closed at half, gone on with, seen everywhere, offline, deleted';
test(WHOLE_STORY, { timeout: 240_000 }, async () => {
  const { page: first, context } = await visit();
  await openMenu(first);
  expect(hub.requests).toEqual([]);
  expect(await panel(first).innerText()).toContain(`Downloads come from ${new URL(hub.address).host}.`);

  const far = (text: RegExp) =>
    first.locator('weights-panel .how-far', { hasText: text }).waitFor({ timeout: 60_000 });
  hub.behaviour.trickleFrom = 5e6;
  await first.locator(`[data-id="${VIT}"]`).click();
  await far(/^5\.0 MB of 22\.9 MB, about \d+ (s|min) left$/);
  await first.locator('[data-do=cancel]').click();
  await said(first, /Stopped\. What came is kept/);
  hub.behaviour.trickleFrom = 14e6;
  await first.locator(`[data-id="${VIT}"]`, { hasText: 'Go on' }).click();
  await far(/^14\.0 MB of/);
  await first.close();
  delete hub.behaviour.trickleFrom;

  const page = await context.newPage();
  await page.goto(inject('baseUrl'));
  await download(page, VIT);
  await said(page, /The figures now run on vit_tiny/);
  const [zero, second, third, ...more] = starts();
  expect([zero, more]).toEqual([0, []]);
  // What the page showed as come was stored, but for less than 1 MiB.
  expect(second).toBeGreaterThan(5e6 - 2 ** 20);
  expect(third).toBeGreaterThan(14e6 - 2 ** 20);
  hub.add(VIT, resnet);
  await panel(page)
    .getByRole('button', { name: /^Ask the hub whether vit_tiny/ })
    .click();
  await said(page, /has another file of vit_tiny.* now/);
  hub.add(VIT, vit);
  await page.locator('.weights-dialog .close').click();

  await foot(page).waitFor({ timeout: 60_000 });
  await expect.poll(() => page.locator('.classes').first().innerText()).not.toMatch(/cat/);
  const asked = hub.requests.length;
  for (const chapter of CHAPTERS) {
    // Scripts have run then; pictures further down are not waited for.
    await page.goto(inject('baseUrl') + chapter, { waitUntil: 'domcontentloaded' });
    // A figure of pixels or shapes alone runs no model and names no weights.
    const frames = page.locator('figure-frame:has([data-foot=weights]:not(:empty))');
    expect(await frames.count(), chapter).toBeGreaterThan(0);
    for (const frame of await frames.all()) {
      await frame.locator('.stage').first().hover();
      const weights = frame.locator('[data-foot=weights]');
      await weights.and(page.locator(`:text("${LABEL}")`)).waitFor({ timeout: 60_000 });
    }
  }
  await context.unrouteAll({ behavior: 'wait' }); // what is routed does not reach the service worker
  for (const offline of [false, true]) {
    await context.setOffline(offline);
    await page.reload();
    // In view it comes alive: what is drawn is of other weights.
    await page.locator('figure-frame:has(picture-chooser)').first().scrollIntoViewIfNeeded();
    await foot(page).waitFor({ timeout: 60_000 });
  }
  expect(hub.requests).toHaveLength(asked);

  await openMenu(page);
  await panel(page)
    .getByRole('button', { name: /^Delete vit_tiny/ })
    .click();
  await said(page, /is deleted/);
  expect(await panel(page).innerText()).toContain('No weights are kept in this browser.');
});

test('the policy holds a download to the hosts that it names, wherever the hub sends it', async () => {
  const { page } = await visit('privacy/', (stand) => [stand.address]);
  await panel(page).locator(`[data-id="${RESNET}"]`).click();
  await said(page, /could not be reached/);
  expect(hub.requests).toEqual([`look up ${RESNET}`]);
});

test('a figure stands twice: on the site’s own weights and on official ones, fetched for that alone', async () => {
  const { page } = await visit('chapters/attention/');
  const figure = page.locator('figure-frame[name=heads]');
  await figure.locator('summary').click();
  await figure.locator('.compare').click();
  const other = figure.locator('.other');
  await other.locator('.of', { hasText: LABEL }).waitFor({ timeout: 60_000 });
  await other.locator('.switches button').nth(35).waitFor({ timeout: 60_000 });
  expect(await figure.locator('.readout').innerText()).not.toContain('Loading');
  expect(await figure.locator('.one > .of').innerText()).toBe('ViT-Tiny, scenes');
  expect(await figure.locator('[data-foot=weights]').innerText()).toBe('ViT-Tiny, scenes');
  await figure.locator('.one .switches button').nth(4).click();
  await other.locator('.switches button[aria-pressed=true]').waitFor();
  await other.locator('.says', { hasText: /logit moves by/ }).waitFor({ timeout: 60_000 });
  expect(await other.locator('.says').innerText()).not.toBe(await figure.locator('.readout').innerText());
  const asked = hub.requests.length;
  await figure.locator('.compare').click();
  await other.waitFor({ state: 'hidden' });
  await figure.locator('.compare').click();
  await other.locator('.says', { hasText: /logit moves by/ }).waitFor({ timeout: 60_000 });
  expect(hub.requests).toHaveLength(asked);
});

test('a photograph meets the truth and the offer, and the offer keeps its word', async () => {
  const { page } = await visit();
  await page.locator('picture-chooser button').first().click();
  await page.locator('.picture-dialog', { hasText: 'This model has only seen drawings' }).waitFor();
  await page.locator('.picture-dialog input[type=file]').setInputFiles('public/images/zebra-stripes.png');
  const sentence = page
    .locator('picture-chooser .said', { hasText: 'This model has only seen drawings' })
    .first();
  await sentence.waitFor();
  await page.locator('.photo-offer').first().click();
  await page.locator('.weights-dialog').waitFor({ state: 'detached', timeout: 60_000 });
  await foot(page).waitFor({ timeout: 60_000 });
  expect(await page.locator('.photo-offer').count()).toBe(0);
});

test(
  'a file that is none is refused in a sentence; one that fits is used',
  { timeout: 180_000 },
  async () => {
    const { page } = await visit('zh-cn/privacy/');
    const file = panel(page).locator('input[type=file]');
    await file.setInputFiles({ name: 'old.pth', mimeType: '', buffer: Buffer.from([0x80, 2, 0x8a, 10, 0]) });
    await said(page, /pickle 文件/);
    expect((await panel(page).locator('.convert').innerText()).split('\n')).toHaveLength(2);
    const shape = drawnCheckpoint('vit_tiny_patch16_224', { depth: 2 });
    await file.setInputFiles({ name: 'short.safetensors', mimeType: '', buffer: Buffer.from(shape) });
    await said(page, /最接近的是 vit_tiny_patch16_224：文件里缺少它的“blocks\.2\.norm1\.weight”/);
    // Two tokens before its patches, where the site's own model has one.
    const mine = drawnCheckpoint('deit_tiny_distilled_patch16_224', { num_classes: 7 }, 3);
    await file.setInputFiles({ name: 'mine.safetensors', mimeType: '', buffer: Buffer.from(mine) });
    await said(page, /mine\.safetensors 是 deit_tiny_distilled_patch16_224。/);
    expect(hub.requests).toEqual([]);
    await page.goto(`${inject('baseUrl')}zh-cn/`);
    await page.locator('figure-frame').first().scrollIntoViewIfNeeded();
    await page.locator('[data-foot=weights]', { hasText: 'mine.safetensors' }).waitFor({ timeout: 60_000 });
    // What the stage says of itself, and the shape beneath it.
    const stage = page.locator('.stage-of.position');
    await stage.locator('.chip', { hasText: /^\(1, 198, 192\)$/ }).waitFor({ timeout: 60_000 }); // after the foot
    expect(await stage.locator('.tile').getAttribute('data-says')).toMatch(
      /cls_token.*dist_token.*全部 198 行/,
    );
  },
);

/** What is dropped in a checkpoint's place, and what is said of it. */
const BAD_FILES: readonly (readonly [name: string, content: string | readonly number[], said: RegExp])[] = [
  ['empty.safetensors', '', /empty\.safetensors is empty/],
  ['short.safetensors', 'abc', /The file has 3 bytes/],
  ['page.safetensors', '<!doctype html><title>404</title>', /not a safetensors file but a web page/],
  ['model.safetensors.index.json', '{"metadata": {}, "weight_map": {}}', /index of weights in several files/],
  ['long.safetensors', [0, 0, 0, 1, 0, 0, 0, 0, 0x7b], /announces a header of 16777216 bytes/],
  ['old.pth', [0x80, 2, 0x8a, 10, 0], /old\.pth is a pickle/],
  [
    'negative.safetensors',
    header('{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}', 8),
    /shape \[-2\]/,
  ],
  ['complex.safetensors', header('{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}', 8), /dtype "C64"/],
  ['cut.safetensors', header('{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}', 8), /is cut off/],
  [
    'other.safetensors',
    header('{"embed":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', 8),
    /fits no model here/,
  ],
];

function header(json: string, data: number): number[] {
  return [json.length, 0, 0, 0, 0, 0, 0, 0, ...Buffer.from(json), ...Buffer.alloc(data)];
}

test('ten bad files are dropped one after the other: each is refused in a sentence, and none is kept', async () => {
  const { page, messages } = await visit('privacy/');
  await panel(page).locator('.weights li').first().waitFor();
  for (const [name, content, sentence] of BAD_FILES) {
    const bytes = typeof content === 'string' ? [...Buffer.from(content)] : content;
    await panel(page).evaluate(
      (element, file) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([Uint8Array.from(file.bytes)], file.name));
        element.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
      },
      { name, bytes },
    );
    await said(page, sentence);
    await panel(page).locator('.progress').waitFor({ state: 'hidden' });
  }
  expect(await panel(page).innerText()).toContain('No weights are kept in this browser.');
  expect([hub.requests, messages]).toEqual([[], []]);
});

test('pretrained=True without weights runs, says so, and runs again on those that it offers', async () => {
  const { page } = await visit('python-here/');
  const cell = page.locator('py-cell').first();
  const write = async (source: string): Promise<void> => {
    await cell.locator('.py-code').click();
    await cell.locator('.cm-focused').waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(source);
    await page.keyboard.press('ControlOrMeta+Enter');
    await cell.and(page.locator('[data-state=done]')).waitFor({ timeout: 60_000 });
  };
  await write(
    "import timm\nm = timm.create_model('resnet50', pretrained=True, num_classes=10)\nprint(sum(p.numel() for p in m.parameters()))",
  );
  const output = cell.locator('.py-output');
  expect(await output.innerText()).toMatch(
    /freshly drawn\.\s+23528522\s[^]*Download ResNet-50 \(102\.5 MB\) and run again/,
  );

  await write(
    "m = timm.create_model('resnet18', pretrained=True)\nprint(m.conv1.weight[0, 0, 0, :3].tolist())",
  );
  const [begin] = /"conv1\.weight":\{[^}]*"data_offsets":\[(\d+),/
    .exec(Buffer.from(resnet).toString('latin1', 0, 60_000))!
    .slice(1);
  const header = 8 + Number(new DataView(resnet.buffer).getBigUint64(0, true));
  const values = new Float32Array(resnet.slice(header + Number(begin), header + Number(begin) + 12).buffer);
  expect(await output.innerText()).not.toContain(String(values[0]));
  await cell.locator('.py-wanted button').click();
  await output.getByText(String(values[0])).waitFor({ timeout: 60_000 });
  expect(await output.innerText()).toContain(`[${Array.from(values).join(', ')}]`);
  expect(await output.innerText()).not.toContain('freshly drawn');
});
