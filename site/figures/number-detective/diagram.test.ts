import { expect, test } from 'vitest';
import { diagramSvg } from './diagram.ts';

test('the grid ends where the last whole patch ends, and what is left over is shaded', () => {
  const whole = diagramSvg({ img_size: 224, patch_size: 16, grid: [14, 14], dropped: 0, label: 'a' });
  expect(whole).not.toContain('fill-opacity');
  expect(whole).toContain('M0 240H240M240 0V240');
  const left = diagramSvg({ img_size: 224, patch_size: 15, grid: [14, 14], dropped: 14, label: 'b' });
  expect(left).toContain('M225 0H240V240H0V225H225Z'); // 210 of 224 pixels
  expect(left).toContain('M0 225H225M225 0V225');
});
