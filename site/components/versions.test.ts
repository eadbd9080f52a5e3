import { expect, test } from 'vitest';
import { versionsOf } from './versions.node.ts';

test('releases that printed the same stand together, oldest first', () => {
  const { code, printed } = versionsOf(process.cwd(), 'forward_features-003');
  expect(code).toContain('num_classes=0');
  expect(printed.map(({ text }) => text)).toEqual(['torch.Size([2, 192])', 'torch.Size([2, 197, 192])']);
  expect(printed[0]!.releases).toEqual(['0.4.12', '0.5.4']);
  expect(printed[1]!.releases.at(-1)).toBe('1.0.29');
});

test('what was raised is told as Python tells it', () => {
  const [oldest] = versionsOf(process.cwd(), 'img_size-015').printed;
  expect(oldest).toMatchObject({
    raised: true,
    text: "AssertionError: Input image size (256*256) doesn't match model (224*224).",
  });
});

test('a snippet that nobody ran fails the build', () => {
  expect(() => versionsOf(process.cwd(), 'nothing-000')).toThrow(
    'no release of timm ran a snippet nothing-000',
  );
});
