import { expect, test } from 'vitest';
import { diagramPaths } from './diagram.tsx';

test('the grid ends where the last whole patch ends, and what is left over is shaded', () => {
  const whole = diagramPaths({ img_size: 224, patch_size: 16, grid: [14, 14], dropped: 0 });
  expect(whole.rest).toBeNull();
  expect(whole.lines).toContain('M0 240H240M240 0V240');
  const left = diagramPaths({ img_size: 224, patch_size: 15, grid: [14, 14], dropped: 14 });
  expect(left.rest).toBe('M225 0H240V240H0V225H225Z'); // 210 of 224 pixels
  expect(left.lines).toContain('M0 225H225M225 0V225');
});
