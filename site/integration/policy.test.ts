import { expect, test } from 'vitest';
import { hubHosts } from '../policy/hub-hosts.ts';
import { pythonFrame } from '../policy/python-frame.ts';
import { scriptHashes, sitePolicy, withPolicy, withPolicyHeader } from './policy.ts';

test('inline scripts are hashed, files and data are not', () => {
  const html = `<script src="/a.js"></script><script type="application/ld+json">{}</script>
    <script type="application/json">1</script><script>alert(1)</script><script type="module">alert(1)</script>`;
  const hash = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
  expect(scriptHashes(html)).toEqual([hash, hash]);
  expect(sitePolicy(scriptHashes(html))).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hash}; style-src`);
});

test('the policy stands before anything in the page that it holds for', () => {
  const made = withPolicy(
    '<html><head><meta charset="utf-8"><script>1</script></head></html>',
    "default-src 'none'",
  );
  expect(made).toMatch(
    /^<html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><meta/,
  );
  expect(() => withPolicy('<p>', 'x')).toThrow('without a head');
});

test('hosts that read _headers send it for every file', () => {
  expect(withPolicyHeader('/*\n  A: b\n', 'x')).toBe(
    "/*\n  Content-Security-Policy: x; frame-ancestors 'self'\n  A: b\n",
  );
});

test('nothing is allowed by default, and no style hash annuls inline styles', () => {
  const policy = sitePolicy([]);
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).toContain("style-src 'self' 'unsafe-inline';");
  expect(policy).not.toMatch(/script-src[^;]*('unsafe-inline'|'unsafe-eval'|https:)/);
});

test('hubs are those that the build is given', () => {
  const hosts = hubHosts('https://huggingface.co, https://*.mirror.example:8443');
  expect(sitePolicy([], hosts)).toContain(
    "connect-src 'self' https://huggingface.co https://*.mirror.example:8443;",
  );
  expect(pythonFrame(hosts)).toContain(
    "connect-src 'self' https://huggingface.co https://*.mirror.example:8443\"",
  );
  for (const wrong of [
    "https://a.example; script-src 'unsafe-inline'",
    '*',
    'a.example',
    'https://a.example/path',
  ])
    expect(() => hubHosts(wrong)).toThrow('no origin');
});
