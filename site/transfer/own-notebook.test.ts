import { expect, test } from 'vitest';
import { ownNotebook, type OwnLesson } from './own-notebook.ts';

interface Notebook {
  readonly nbformat: number;
  readonly cells: readonly {
    readonly cell_type: string;
    readonly id: string;
    readonly source: readonly string[];
  }[];
}

const half = [0.5, 0.5, 0.5];
const asked: OwnLesson = {
  lang: 'en',
  architecture: 'vit_tiny_patch16_224',
  model: 'vit_tiny_patch16_224.own-classes.safetensors',
  names: ['mug', "reader's plant"],
  folders: ['mug', "reader's plant"],
  seed: 3,
  normalisation: { mean: half, std: half },
};
const written = (lesson: Partial<OwnLesson> = {}): Notebook =>
  JSON.parse(ownNotebook({ ...asked, ...lesson })) as Notebook;
const codeOf = ({ cells }: Notebook): string =>
  cells
    .filter(({ cell_type }) => cell_type === 'code')
    .map(({ source }) => source.join(''))
    .join('\n');

test('it says the reader’s classes, folders, split and file', () => {
  const code = codeOf(written());
  expect(code).toContain(`names = ['mug', "reader's plant"]`);
  expect(code).toContain('torch.manual_seed(3)');
  expect(code).toContain("checkpoint_path='vit_tiny_patch16_224.own-classes.safetensors'");
  expect(code).toContain('config.update(mean=(0.5, 0.5, 0.5), std=(0.5, 0.5, 0.5))');
});

test('a distilled model’s second head is kept too', () => {
  expect(codeOf(written())).not.toContain('head_dist');
  expect(codeOf(written({ architecture: 'deit_tiny_distilled_patch16_224' }))).toContain('m.head_dist = ');
});

test('both languages have the same cells', () => {
  const [en, zh] = [written(), written({ lang: 'zh-CN' })];
  expect(codeOf(zh)).toBe(codeOf(en));
  expect(zh.cells.map(({ id }) => id)).toEqual(en.cells.map(({ id }) => id));
  expect(zh.nbformat).toBe(4);
});
