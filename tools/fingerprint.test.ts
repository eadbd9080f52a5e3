import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fingerprint, SOURCES, VARIABLES } from './fingerprint.mjs';

test('the site is built again for other hubs, and not for a variable that it does not read', () => {
  const of = (env: Record<string, string>) => fingerprint(env, ['package-lock.json']);
  expect(of({ HUBS: 'https://mirror.example' })).not.toBe(of({}));
  expect(of({ HUBS: 'x' })).not.toBe(of({ HUB_HOSTS: 'x' }));
  expect(of({ HOME: '/root' })).toBe(of({}));
});

test('every variable that the sources read makes another site', () => {
  const files = SOURCES.flatMap((path) => globSync([path, `${path}/**/*.{ts,tsx,mjs,astro}`])).filter(
    (path) => /\.(ts|tsx|mjs|astro)$/.test(path) && !/\.test\.tsx?$/.test(path),
  );
  const read = files.flatMap((path) =>
    Array.from(
      readFileSync(path, 'utf8').matchAll(/process\.env(?:\.|\[')([A-Z_]+)/g),
      ([, name]) => `${name}, ${path}`,
    ),
  );
  expect(read).toContain('HUBS, site/policy/hubs.ts');
  expect(read.filter((place) => !VARIABLES.includes(place.split(',')[0]!))).toEqual([]);
});
