/**
 * The Content-Security-Policy of every page, at the end of a build: as a `<meta>`, for hosts that set no
 * headers, and in `_headers`, for those that read that file. Scripts are the site's own files and the inline
 * ones that the build has seen, by their SHA-256. Styles may stand inline: code, formulas and plots carry
 * thousands, and hashes would annul `'unsafe-inline'`.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { hubHosts } from '../policy/hub-hosts.ts';
import { policyText } from '../policy/policy.ts';
import { PYTHON_FRAME } from '../policy/python-frame.ts';

const inlineScript = /<script(?![^>]*\ssrc=)([^>]*)>([^]*?)<\/script>/g;
const data = /\stype="?application\/(?:[\w.+-]*\+)?json/;

/** The sources of a page's inline scripts as a policy names them; data in a `<script>` is none. */
export function scriptHashes(html: string): string[] {
  const scripts = Array.from(html.matchAll(inlineScript)).filter(([, attributes]) => !data.test(attributes!));
  return scripts.map(([, , text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`);
}

/** The site's policy. @param hashes of inline scripts. */
export function sitePolicy(hashes: Iterable<string>, hosts: readonly string[] = hubHosts()): string {
  return policyText({
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...new Set(hashes)],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'media-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", ...hosts],
    'worker-src': ["'self'", 'blob:'],
    'frame-src': ["'self'"],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  });
}

/** The page with its policy before anything that it holds for. @throws Error when the page has no head. */
export function withPolicy(html: string, policy: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const made = html.replace(/<head[^>]*>/, (head) => `${head}${meta}`);
  if (made === html) throw new Error('a page without a head has no place for its policy');
  return made;
}

/**
 * `_headers` with the policy for every file. Frames are for headers only: a `<meta>` may not speak of them.
 */
export const withPolicyHeader = (headers: string, policy: string): string =>
  headers.replace(/^\/\*\n/m, `/*\n  Content-Security-Policy: ${policy}; frame-ancestors 'self'\n`);

/**
 * The integration; it comes after whatever changes a page's scripts, and before `offline`, which lists
 * finished files.
 */
export function policy(): AstroIntegration {
  return {
    name: 'policy',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const names = (await readdir(dir, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
        const all = new Set<string>();
        for (const name of names) {
          if (!name.endsWith('.html') || name === `python/${PYTHON_FRAME}`) continue;
          const file = new URL(encodeURI(name), dir);
          const html = await readFile(file, 'utf8');
          const hashes = scriptHashes(html);
          for (const hash of hashes) all.add(hash);
          await writeFile(file, withPolicy(html, sitePolicy(hashes)));
        }
        const headers = new URL('_headers', dir);
        await writeFile(headers, withPolicyHeader(await readFile(headers, 'utf8'), sitePolicy(all)));
      },
    },
  };
}
