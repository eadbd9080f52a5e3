// @ts-check
// Takes the site's own pictures of itself: what a link to it shows elsewhere (public/images/social-*.png) and
// the README's first picture (docs/images/site.png). Run it by hand when the home page changed:
// `npm run build && node tools/social-card.mjs`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { isolation } from '../site/integration/isolation.mjs';
import { chromiumLaunch } from './chromium.mjs';
import { project } from './install.mjs';
import { serve } from './static-server.mjs';

const pictures = /** @type {const} */ ([
  { path: '', file: 'public/images/social-en.png', width: 1200, height: 630 },
  { path: 'zh-cn/', file: 'public/images/social-zh-cn.png', width: 1200, height: 630 },
  { path: '', file: 'docs/images/site.png', width: 1280, height: 800 },
]);

const server = await serve({ root: join(project, 'dist'), headers: isolation });
const browser = await chromium.launch(chromiumLaunch());
try {
  for (const { path, file, width, height } of pictures) {
    mkdirSync(join(project, file, '..'), { recursive: true });
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
    await page.goto(server.url + path, { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(project, file) });
    console.log(file);
  }
} finally {
  await browser.close();
  await server.close();
}
