// @ts-check
import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { existsSync } from 'node:fs';
import { offline } from './site/integration/offline.ts';
import { drawn } from './site/integration/drawn.ts';
import { firstStyling } from './site/integration/first-styling.ts';
import { isolation } from './site/integration/isolation.mjs';
import { loadingOrder } from './site/integration/loading-order.ts';
import { notebook } from './site/integration/notebook.ts';
import { onnxruntime } from './site/integration/onnxruntime.ts';
import { policy } from './site/integration/policy.ts';
import { python } from './site/integration/python.ts';
import { systemTheme } from './site/integration/system-theme.ts';
import { workers } from './site/integration/workers.ts';
import { baseLinksPlugin } from './site/markdown/base-links.ts';
import { katexFonts } from './site/markdown/katex-fonts.ts';
import { katexPlugin } from './site/markdown/katex.ts';

/** Pages beside the chapters, in the order of the sidebar; one that is not written yet is left out. */
const reference = [
  'ten-questions',
  'error-atlas',
  'similar-patches',
  'python-here',
  'figures',
  'glossary',
  'model-card',
  'privacy',
]
  .filter((slug) => existsSync(new URL(`content/docs/${slug}.mdx`, import.meta.url)))
  .map((slug) => ({ slug }));

/** The book's parts; a chapter that is not written yet is left out, and so is a part without chapters. */
const parts = [
  {
    label: 'What goes in',
    translations: { 'zh-CN': '输入' },
    chapters: ['quick-tour', 'create-model', 'patch-embed', 'flatten-transpose', 'cls-token'],
  },
  {
    label: 'What happens inside',
    translations: { 'zh-CN': '内部' },
    chapters: ['attention', 'layernorm-mlp', 'blocks', 'identity'],
  },
  {
    label: 'What comes out, and around',
    translations: { 'zh-CN': '输出和周边' },
    chapters: ['head', 'lens', 'resnet', 'features-only', 'summary', 'transfer-learning', 'gradients'],
  },
]
  .map(({ chapters, ...part }) => ({
    ...part,
    items: chapters
      .filter((name) => existsSync(new URL(`content/docs/chapters/${name}.mdx`, import.meta.url)))
      .map((name) => ({ slug: `chapters/${name}` })),
  }))
  .filter(({ items }) => items.length > 0);

// Where the site will stand: SITE is its origin (canonical links, hreflang, sitemap, social cards need it),
// BASE the path under it. OUT_DIR lets the tests build a second copy under a base path.
const { SITE, BASE, OUT_DIR } = process.env;

export default defineConfig({
  ...(SITE ? { site: SITE } : {}),
  base: BASE ?? '/',
  outDir: OUT_DIR ?? './dist',
  srcDir: '.',
  server: { headers: isolation },
  devToolbar: { enabled: false },
  markdown: {
    processor: satteri({
      features: { math: true },
      hastPlugins: [katexPlugin(), baseLinksPlugin(BASE ?? '/')],
    }),
  },
  vite: {
    plugins: [katexFonts()],
    // Both find their WebAssembly beside themselves; bundling them for the dev server would break that.
    optimizeDeps: { exclude: ['onnxruntime-web', 'pyodide'] },
    worker: { format: 'es' },
    build: {
      assetsInlineLimit: 0,
      cssCodeSplit: false, // one stylesheet: one request before the first page is painted, and none on the next
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        // Astro's own marks in its virtual modules, once for every page of content.
        onLog: (level, log, handle) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
        },
      },
    },
  },
  integrations: [
    starlight({
      title: { en: 'Inside a Vision Transformer', 'zh-CN': '拆开 Vision Transformer' },
      description:
        'A notebook that teaches timm’s Vision Transformer by running the real model in your browser: real tensors, live figures, Python cells.',
      defaultLocale: 'root',
      locales: {
        root: { label: 'English', lang: 'en' },
        'zh-cn': { label: '简体中文', lang: 'zh-CN' },
      },
      favicon: '/favicon.svg',
      customCss: ['./site/styles/tokens.css', './site/styles/face.css', './site/styles/site.css'],
      components: {
        Head: './site/overrides/Head.astro',
        PageFrame: './site/overrides/PageFrame.astro',
        SiteTitle: './site/overrides/SiteTitle.astro',
        PageTitle: './site/overrides/PageTitle.astro',
        Footer: './site/overrides/Footer.astro',
      },
      lastUpdated: false,
      disable404Route: true, // content/docs/404.mdx makes it; Starlight's own route would be a second one
      sidebar: [...parts, { label: 'Reference', translations: { 'zh-CN': '参考' }, items: reference }],
    }),
    drawn(),
    notebook(),
    python(),
    onnxruntime(),
    workers(),
    firstStyling(),
    systemTheme(),
    loadingOrder(),
    policy(),
    offline(), // last: it lists what the others wrote
  ],
});
