import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { OwnPicture } from './own-classes.ts';
import { pictureZip } from './picture-zip.ts';

const cropped = { width: 1, height: 1, data: new Uint8Array(3) };
const picture = (file: Blob): OwnPicture => ({ cropped, file });

test('each picture lies in its class’s folder, byte for byte, in the order in which it came', async () => {
  const drawn = picture(new Blob([Uint8Array.of(1, 2, 3)], { type: 'image/png' }));
  const photo = picture(new File([Uint8Array.of(4)], 'IMG 7.JPEG'));
  const zip = await pictureZip('own', ['杯子', 'b'], [{ pictures: [drawn, photo] }, { pictures: [photo] }]);
  const found = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  expect(Object.keys(found)).toEqual(['own/杯子/0001.png', 'own/杯子/0002.jpeg', 'own/b/0001.jpeg']);
  expect([...found['own/杯子/0001.png']!]).toEqual([1, 2, 3]);
  expect([...found['own/b/0001.jpeg']!]).toEqual([4]);
});
