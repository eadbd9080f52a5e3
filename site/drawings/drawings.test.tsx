import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { create_model } from '#lib/timm/create_model.ts';
import { attentionScale } from '#lib/plot/scale.ts';
import { arange } from '#lib/torch/ops/create.ts';
import { Curves, CurveSwitches } from './curves.tsx';
import { DepthBar, DepthStrip } from './depth-strip.tsx';
import { MemoryRibbon, offsetOf, readingOrder } from './memory-ribbon.tsx';
import { moduleLines, withoutArguments } from './module-lines.ts';
import { ModuleMap, shownLines } from './module-map.tsx';
import { ParameterTable, sortedRows } from './parameter-table.tsx';
import { parameterTree } from './parameter-tree.ts';
import { ShapeWalk } from './shape-walk.tsx';
import { TokenGrid } from './token-grid.tsx';
import { TwinAnswers } from './twin-answers.tsx';

const vit = create_model('vit_tiny_patch16_224');

describe('token grid', () => {
  const values = Float32Array.from({ length: 198 }, (_, i) => i / 197);
  const grid = render(
    <TokenGrid
      values={values}
      prefix={['cls_token', 'dist_token']}
      scale={attentionScale(1)}
      lang="en"
      label="attention"
      field="token"
      marked={[1]}
      marks={[{ row: 2, col: 3 }]}
    />,
  );

  test('shows 196 patches as a map and each other token as a cell with its number', () => {
    expect(grid).toContain('data-grid="2 2 276 276 14 14"');
    expect(grid.match(/data-field="token"/g)).toHaveLength(2);
    expect(grid).toMatch(/dist_token<\/code> <span>0\.005/);
    expect(grid).toContain('alt="to"'); // the one scale is printed
  });
});

describe('twin answers', () => {
  const names = ['cat', 'dog', 'owl'];
  test('are shares of one, or logits on one scale', () => {
    const answers = [
      { label: 'before', logits: [3, 1, 0] },
      { label: 'after', logits: [0, 6, 1] },
    ];
    const percent = render(<TwinAnswers answers={answers} classNames={names} lang="en" count={1} />);
    expect(percent).toContain('84 %');
    expect(percent).toMatch(/dog.*99 %/);
    const logits = render(
      <TwinAnswers answers={answers} classNames={names} lang="en" as="logits" count={1} />,
    );
    expect(logits).toContain('width="50.00%"'); // 3 of 6
    expect(logits).toContain('width="100.00%"');
  });

  test('keep the place of an answer that nobody has asked for', () => {
    const text = render(<TwinAnswers answers={[{ label: 'after' }]} classNames={names} lang="en" />);
    expect(text.match(/<li>/g)).toHaveLength(5);
    expect(text).toContain('not asked yet');
  });
});

test('a shape walk sets off its current stage and says where the model stops', () => {
  const stages = [
    { key: 'x', name: 'x', chip: { shape: [1, 3, 224, 224] } },
    { key: 'y', name: 'y', chip: null, note: 'refused' },
  ];
  const text = render(<ShapeWalk stages={stages} lang="en" label="walk" current="x" field="stage" />);
  expect(text).toContain('data-stage="x" aria-current="step"');
  expect(text).toContain('no-shape');
  expect(text).toContain('refused');
});

test('a depth strip has a column for each depth; a press chooses it', () => {
  const columns = Array.from({ length: 13 }, (_, i) => ({
    drawing: <DepthBar share={i / 12} />,
    value: String(i),
    says: `depth ${i}`,
    off: i === 4,
  }));
  const text = render(<DepthStrip columns={columns} label="depths" depth={12} field="depth" lang="en" />);
  expect(text.match(/data-field="depth"/g)).toHaveLength(13);
  expect(text).toMatch(/value="12" aria-pressed="true"/);
  expect(text).toContain('<li data-off>');
  expect(text).toContain(`<span class="depth" aria-hidden="true">in</span>`);
});

test('curves run from place to place, 1 above and 0 below, and a point stands where the reader is', () => {
  const text = render(
    <Curves
      curves={[{ look: 1, shares: [0, 0.5, 1] }]}
      places={['few', 'more', 'all']}
      place={2}
      chance={0.25}
      label="right"
      axes={{ across: 'scenes', up: 'right' }}
      width={100}
    />,
  );
  expect(text).toContain('d="M34.0 242.0L84.0 132.0L134.0 22.0"');
  expect(text).toContain('<circle cx="134" cy="22"');
  expect(text).toContain('d="M34 187H134" stroke-dasharray="1 4"'); // chance
  expect(text).toMatch(/x="84" y="259"[^>]*>more</);
  const switches = render(
    <CurveSwitches field="shown" label="curves" names={{ one: 'One', other: 'Other' }} shown={['other']} />,
  );
  expect(switches).toMatch(/value="one" aria-pressed="false"/);
  expect(switches).toMatch(/value="other" aria-pressed="true".*stroke-dasharray="7 3".*Other/);
});

describe('memory ribbon', () => {
  test('reads memory as PyTorch does: the places of a transposed and flattened tensor', () => {
    const x = arange(24).reshape([2, 3, 4]).transpose(1, 2);
    const strides = x.stride() as readonly number[];
    expect(readingOrder(x.shape, strides)).toEqual(Array.from(x.flatten().values()));
    expect(offsetOf([1, 3, 2], strides)).toBe(23);
  });

  test('numbers the places that are visited', () => {
    const text = render(
      <MemoryRibbon
        cells={[0, 1, 2, 3]}
        visited={[2, 0]}
        shape={[2]}
        strides={[1]}
        label="memory"
        words={{ shape: 'shape', strides: 'strides' }}
      />,
    );
    expect(text.match(/data-visited/g)).toHaveLength(2);
    expect(text).toContain('(1,)');
  });
});

describe('parameter table', () => {
  const rows = parameterTree(vit, (path) => !/^blocks\.\d+$/.test(path));

  test('counts what timm counts, module by module', () => {
    const numbers = new Map(rows.map(({ path, numbers: count }) => [path, count]));
    expect(numbers.get('')).toBe(5_717_416);
    expect(numbers.get('blocks.3')).toBe(444_864);
    expect(numbers.get('patch_embed')).toBe(147_648);
    expect(numbers.get('pos_embed')).toBe(37_824);
    expect(numbers.get('head')).toBe(193_000);
    expect(numbers.has('blocks.3.attn')).toBe(false); // folded
    const leaves = sortedRows(rows, 'numbers');
    expect(leaves.reduce((sum, { numbers: count }) => sum + count, 0)).toBe(5_717_416);
    expect(leaves[0]!.path).toMatch(/^blocks\.\d+$/);
  });

  test('gives the sum of what is selected', () => {
    const text = render(
      <ParameterTable
        rows={rows}
        lang="en"
        label="parameters"
        field="parts"
        selected={['cls_token', 'pos_embed']}
      />,
    );
    expect(text).toContain('<td>38,016</td>');
    expect(text).toContain('<td>5,717,416</td>');
  });
});

describe('module map', () => {
  const lines = moduleLines(vit);

  test('knows the path of every module that is printed, and of no other', () => {
    const paths = lines.flatMap(({ path }) => (path === null ? [] : [path]));
    expect(paths).toEqual([...vit.named_modules()].map(([path]) => path));
  });

  test('folds a module into one line and closes nothing twice', () => {
    const folded = shownLines(lines, ['blocks']);
    expect(folded.some(({ path }) => path === 'blocks.0')).toBe(false);
    expect(folded.filter(({ text }) => text === ')')).toHaveLength(2); // patch_embed and the model
    expect(folded.at(-1)!.indent).toBe(0);
  });

  test('lights modules up by reason', () => {
    const lit = new Map([
      ['norm', 'used'],
      ['head', 'used'],
      ['fc_norm', 'nothing'],
    ]);
    const text = render(<ModuleMap lines={lines} label="model" lit={lit} field="module" current="norm" />);
    expect(text.match(/data-reason="0"/g)).toHaveLength(2);
    expect(text.match(/data-reason="1"/g)).toHaveLength(1);
    expect(text).toContain('data-path="norm"');
  });

  test('arguments are left out, and nothing else', () => {
    const texts = withoutArguments(lines).map(({ text }) => text);
    expect(texts).toContain('(qkv): Linear(…)');
    expect(texts).toContain('(norm_pre): Identity()');
    expect(texts).toContain('(blocks): Sequential(');
    expect(texts).toHaveLength(lines.length);
  });

  test('of several paths the chosen are pressed, others are no buttons, and a reason keeps its colour', () => {
    const text = render(
      <ModuleMap
        lines={moduleLines(vit)}
        label="model"
        lit={new Map([['norm', 'heard']])}
        reasons={['hook', 'heard']}
        field="hooked"
        several={{ chosen: ['norm'], choices: ['norm', 'head'] }}
      />,
    );
    expect(text.match(/<button/g)).toHaveLength(2);
    expect(text).toMatch(/value="norm" aria-pressed="true"/);
    expect(text).toMatch(/value="head" aria-pressed="false"/);
    expect(text).toMatch(/data-path="norm" data-reason="1"/);
  });
});
