// @ts-check
import { defineConfig, globalIgnores } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    'dist/',
    '.astro/',
    '.cache/',
    'bench-results/',
    'tests/fixtures/',
    '**/*_pb.ts',
    'public/models/',
    '.venv/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,mts,mjs,js}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Prettier leaves comments as they are; .editorconfig says how wide.
      'max-len': ['error', { code: 10_000, comments: 110, ignoreUrls: true, ignoreTrailingComments: true }],
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // What implements an asynchronous interface need not wait for anything itself.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // Kernels index typed arrays in loops whose bounds are checked once: `a[i]!` says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Numbers in messages are what most messages are made of.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['{lib,site}/**/*.{ts,tsx,astro}'],
    rules: { 'no-console': 'error' },
  },
  {
    // lib/ runs in the browser as in Node and knows nothing of the site.
    files: ['lib/**/*.ts'],
    ignores: ['**/*.node.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:*'],
              message: 'lib/ runs in the browser too: Node’s modules belong in a *.node.ts file.',
            },
            { regex: '^#site/|/site/', message: 'lib/ imports nothing of site/.' },
          ],
        },
      ],
    },
  },
  {
    files: ['site/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['localStorage', 'sessionStorage'].map((name) => ({
          name,
          message:
            'It throws where a browser keeps nothing: KeptText of site/storage/kept-text.ts holds the text then.',
        })),
      ],
    },
  },
  {
    // Plain JavaScript of the tools has JSDoc types; JSON.parse and the like give `any` there.
    files: ['**/*.{js,mjs}'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  astro.configs['flat/recommended'],
);
