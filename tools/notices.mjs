// @ts-check
// Writes THIRD_PARTY_NOTICES.md: the licence of every package in production use, in full for what the built
// site hands out. With --check, says instead whether the file is what it would write.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './install.mjs';

/** Packages whose code, or whose dependencies' code, a reader's browser receives. */
const shipped = {
  withDependencies: [
    '@bufbuild/protobuf',
    '@codemirror/commands',
    '@codemirror/lang-python',
    '@codemirror/language',
    '@codemirror/state',
    '@codemirror/view',
    '@lezer/highlight',
    '@observablehq/plot',
    'fflate',
    'onnxruntime-web',
  ],
  alone: [
    '@astrojs/starlight',
    '@pagefind/default-ui',
    'astro',
    'astro-expressive-code',
    'katex',
    'pagefind',
    'pyodide',
  ],
};

/** @param {string} path below the project */
const read = (path) => readFileSync(join(project, path), 'utf8');
/** @type {Record<string, any>} */
const packages = JSON.parse(read('package-lock.json')).packages;

/** Where the package at `path` finds its dependency `name`. @param {string} path @param {string} name */
function resolve(path, name) {
  for (
    let base = path;
    ;
    base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/'))).replace(/\/$/, '')
  ) {
    const candidate = `${base === '' ? '' : `${base}/`}node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (base === '') return undefined;
  }
}

/** Paths of `path` and all it needs. @param {string} path @param {Set<string>} seen */
function closure(path, seen = new Set()) {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const name of Object.keys(packages[path].dependencies ?? {})) {
    const found = resolve(path, name);
    if (found) closure(found, seen);
  }
  return seen;
}

/** @param {string} path */
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The text of a package's licence and notice files, or undefined. @param {string} path */
function licenceText(path) {
  if (!existsSync(join(project, path))) return undefined;
  const files = readdirSync(join(project, path), { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  const texts = files.map((name) =>
    read(`${path}/${name}`)
      .replaceAll('\r\n', '\n')
      .replace(/[ \t]+$/gm, '')
      .trim(),
  );
  return texts.length ? texts.join('\n\n') : undefined;
}

function notices() {
  // Optional packages are other platforms' or not installed everywhere, and nothing of them is in the built
  // site.
  const production = Object.keys(packages).filter((path) => {
    const { dev, optional, devOptional, os, cpu } = packages[path];
    return path !== '' && !dev && !optional && !devOptional && !os && !cpu;
  });
  const handedOut = new Set(shipped.withDependencies.flatMap((name) => [...closure(`node_modules/${name}`)]));
  for (const name of shipped.alone) handedOut.add(`node_modules/${name}`);

  /** Packages by the text of their licence, so that each text stands once. @type {Map<string, string[]>} */
  const byText = new Map();
  for (const path of [...handedOut].filter((path) => production.includes(path)).sort()) {
    const { version, license } = packages[path];
    const text =
      licenceText(path) ?? `(The package states its licence, ${license}, and carries no text of it.)`;
    byText.set(text, [...(byText.get(text) ?? []), `${nameOf(path)} ${version} (${license})`]);
  }
  const full = [...byText].map(([text, names]) => `### ${names.join(', ')}\n\n\`\`\`text\n${text}\n\`\`\`\n`);
  const rest = production
    .filter((path) => !handedOut.has(path))
    .map(
      (path) =>
        `| ${nameOf(path)} | ${packages[path].version} | ${packages[path].license ?? 'see the package'} |`,
    );
  return `# Third-party notices

Written by \`npm run notices\`; \`npm test\` checks that it is current.

## Handed out with the built site

Pyodide's files contain CPython (PSF License 2.0) and its standard library; KaTeX's fonts come with KaTeX (SIL OFL 1.1 and MIT).

${full.join('\n')}
## Drawings

The bundled weights were trained on scenes with drawings of Noto Color Emoji (Google, SIL Open Font License 1.1) and Twemoji (Twitter, Inc and other contributors, CC BY 4.0). The sample scenes in \`public/images\` show drawings of Twemoji; those of the chapter on transfer learning both, and its line drawings Noto Emoji (Google, SIL Open Font License 1.1). OpenMoji (CC BY-SA 4.0) was used to test with; nothing of it is here.

## Names of ImageNet's classes

\`public/models/imagenet-1k.json\`: the English names are lemmas of WordNet 3.0 (Princeton University, WordNet licence) as timm ships them (Apache-2.0); the Chinese names are this project's own translation (CC BY 4.0).

## Algorithms followed

Written anew, after the published algorithm and with its constants: the Mersenne Twister MT19937 (Matsumoto and Nishimura) and the order of draws of PyTorch's CPU generator (BSD-3-Clause), with its vectorised logarithm and sine (Pommier; Garberoglio; zlib licence); the error function of fdlibm (Sun Microsystems); the inverse normal AS 241 (Wichura); Pillow's resampling (MIT-CMU). The models and layers follow timm (Apache-2.0) and PyTorch.

## Quoted

Chapters quote lines of timm as they are, with their file and release; they are recorded in \`content/timm\`. timm is Copyright 2019 Ross Wightman and licensed under the Apache License 2.0.

## Used to build the site

| Package | Version | Licence |
| --- | --- | --- |
${[...new Set(rest)].sort().join('\n')}
`;
}

const file = 'THIRD_PARTY_NOTICES.md';
const wanted = notices();
if (!process.argv.includes('--check')) writeFileSync(join(project, file), wanted);
else if (!existsSync(join(project, file)) || read(file) !== wanted) {
  console.error(`${file} is not current: run npm run notices`);
  process.exitCode = 1;
}
