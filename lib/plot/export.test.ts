import { expect, test } from 'vitest';
import { nodeDocument } from './document.node.ts';
import { csvText, npyBytes, shortestFloat32, svgText, withPictures } from './export.ts';
import { fixture } from './fixture.node.ts';
import { heatmap } from './heatmap.ts';
import { image } from './image.ts';

/** Reads a version 1.0 float32 file as numpy does. */
function readNpy(bytes: Uint8Array): { shape: number[]; data: Float32Array } {
  const view = new DataView(bytes.buffer);
  expect([...bytes.slice(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  const length = view.getUint16(8, true);
  const header = new TextDecoder().decode(bytes.slice(10, 10 + length));
  const match = /^\{'descr': '<f4', 'fortran_order': False, 'shape': \(([^)]*)\), \} *\n$/.exec(header);
  expect((10 + length) % 64).toBe(0);
  const shape = match![1]!
    .split(',')
    .filter((size) => size.trim())
    .map(Number);
  return { shape, data: new Float32Array(bytes.buffer.slice(10 + length)) };
}

test('an NPY file gives back exactly the tensor', () => {
  const tensor = fixture('mini_vit.activations', 'out:blocks.0.attn');
  const { shape, data } = readNpy(npyBytes(tensor));
  expect(shape).toEqual([2, 17, 48]);
  expect(data).toEqual(tensor.data);
});

test.for([[], [3], [1, 3]])('an NPY file keeps the shape (%s)', (shape) => {
  const data = new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(NaN);
  expect(readNpy(npyBytes({ data, shape }))).toEqual({ shape, data });
});

test('a CSV file gives back exactly the tensor, with its indices', () => {
  const tensor = fixture('mini_vit.activations', 'out:blocks.0.attn');
  const [header, ...lines] = csvText(tensor, ['B', 'N']).trimEnd().split('\r\n');
  expect(header!.split(',').slice(0, 4)).toEqual(['B', 'N', '0', '1']);
  const rows = lines.map((line) => line.split(','));
  expect(rows).toHaveLength(34);
  expect(rows[20]!.slice(0, 2)).toEqual(['1', '3']);
  const back = Float32Array.from(rows.flatMap((row) => row.slice(2).map(Number)));
  expect(back).toEqual(tensor.data);
});

test('a float32 is written with as few digits as give it back', () => {
  expect([0.1, -0.5, 16777217, 1 / 3, NaN, -Infinity].map((x) => shortestFloat32(x))).toEqual([
    '0.1',
    '-0.5',
    '16777216',
    '0.33333334',
    'nan',
    '-inf',
  ]);
});

test('an SVG file stands alone: no custom property, no currentColor, well formed', () => {
  const document = nodeDocument();
  const svg = heatmap(
    { data: [1, -1, 0, 2], shape: [2, 2] },
    { document, width: 200, rowDim: 'N', colDim: 'C' },
  );
  const text = svgText(svg, {
    resolve: (name) => (name === '--dim-tokens' ? ' #123456' : ''),
    color: '#222',
  });
  expect(text).toMatch(/^<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(text).not.toMatch(/var\(|currentColor/);
  expect(text).toContain('#123456');
  expect(text).toContain('#ad5009');
  const { documentElement } = new (
    document.defaultView as unknown as { DOMParser: typeof DOMParser }
  ).DOMParser().parseFromString(text, 'image/svg+xml');
  expect(documentElement.querySelectorAll('rect')).toHaveLength(svg.querySelectorAll('rect').length);
  expect(svg.outerHTML).toContain('currentColor');
});

test('a drawing to be saved carries its pictures', async () => {
  const document = nodeDocument();
  const svg = image({ href: '/cat.png', width: 4, height: 4 }, { document });
  const load = (href: RequestInfo | URL) =>
    Promise.resolve(
      href === '/cat.png'
        ? new Response(new Uint8Array([1, 2, 3]), { headers: { 'content-type': 'image/png' } })
        : new Response(null, { status: 404 }),
    );
  const copy = await withPictures(svg, load);
  expect(copy.querySelector('image')!.getAttribute('href')).toBe('data:image/png;base64,AQID');
  expect(svg.querySelector('image')!.getAttribute('href')).toBe('/cat.png');
  const lost = image({ href: '/lost.png', width: 4, height: 4 }, { document });
  await expect(withPictures(lost, load)).rejects.toThrow('The picture /lost.png answered 404.');
});
