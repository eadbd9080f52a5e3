import { expect, test } from 'vitest';
import { plainProse } from './prose.ts';

test('imports, comments and components go, what components enclose stays', () => {
  const mdx = `import A from 'a';\n\n{/* unseen */}\n\n<ChapterFacts />\n\nA <Term id="patch">patch</Term>. <Claim\n  kind="x"\n/>`;
  expect(plainProse(mdx)).toBe('A patch.');
});

test('code is not touched, in fences and between backticks', () => {
  const mdx = 'Ask `<Figure />`.\n\n```python tensors="1:a"\nimport torch  # <Tag />\n```';
  expect(plainProse(mdx)).toBe('Ask `<Figure />`.\n\n```python\nimport torch  # <Tag />\n```');
});

test('a question stays open, its answer is folded', () => {
  expect(plainProse('<Predict question="How many?">\n196. <Claim kind="x" />\n</Predict>')).toBe(
    '<details>\n<summary>How many?</summary>\n\n196. \n\n</details>',
  );
});

test('an exercise shows its question, and its explanation folded under the word for answers', () => {
  const mdx = `<Exercise\n  id="e"\n  question="How many > 2?"\n  hints={['a', 'b']}\n  explanation="Three."\n/>`;
  expect(plainProse(mdx, { answer: '答案' })).toBe(
    'How many > 2?\n\n<details>\n<summary>答案</summary>\n\nThree.\n\n</details>',
  );
});

test('a figure is its title, with the way to the page where there is one', () => {
  const mdx = '<Figure name="grid" number={1} title="A grid" />';
  expect(plainProse(mdx)).toBe('*A grid*');
  expect(plainProse(mdx, { url: 'https://e.org/t/' })).toBe('*[A grid](https://e.org/t/)*');
});

test('links to pages of the site lead there', () => {
  expect(plainProse('[card](/model-card/)', { site: 'https://e.org/b/' })).toBe(
    '[card](https://e.org/b/model-card/)',
  );
});

test('a component that fences stand in is closed after them', () => {
  expect(plainProse('<Predict question="Q">\n```python\n1\n```\n</Predict>')).toBe(
    '<details>\n<summary>Q</summary>\n\n```python\n1\n```\n\n</details>',
  );
});
