/** The chosen picture, with a browser's storage and events of the test's own. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { PreparedPicture } from './prepared.ts';

const preparePicture = vi.hoisted(() => vi.fn<(blob: Blob) => Promise<PreparedPicture>>());
const kept = vi.hoisted(() => ({ picture: undefined as Blob | undefined }));
vi.mock('./prepare.ts', () => ({ preparePicture }));
vi.mock('./own-picture.ts', () => ({
  keepOwnPicture: (picture: Blob) => {
    kept.picture = picture;
    return Promise.resolve(true);
  },
  forgetOwnPicture: () => Promise.resolve(),
  ownPicture: () => Promise.resolve(kept.picture),
}));
vi.mock('../book/record.ts', () => ({ pageRecord: () => ({ picture: 'cat-meadow.png' }) }));

const prepared = (value: number): PreparedPicture => ({
  cropped: { width: 1, height: 1, data: new Uint8Array(3) },
  input: new Float32Array(3).fill(value),
  notes: [],
});

/** A page of its own: modules afresh, storage with what an earlier page kept. */
async function openPage(choice: string | null = null) {
  const storage = new Map(choice === null ? [] : [['picture', choice]]);
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  });
  vi.stubGlobal('fetch', (address: string) => Promise.resolve(new Response(address)));
  vi.resetModules();
  const { chosenPicture } = await import('./chosen-picture.ts');
  const { takePicture } = await import('./take-picture.ts');
  const { onPictureChosen } = await import('./choice.ts');
  return { chosenPicture, takePicture, onPictureChosen };
}

beforeEach(() => {
  kept.picture = undefined;
  preparePicture.mockReset();
  preparePicture.mockImplementation(async (blob) => prepared((await blob.text()).length));
});

test('a picture that the reader takes is decoded once, and whoever hears of it finds it', async () => {
  const { chosenPicture, takePicture, onPictureChosen } = await openPage();
  const seen: Promise<{ readonly input: { readonly data: Float32Array } }>[] = [];
  onPictureChosen(() => seen.push(chosenPicture()));
  await chosenPicture();
  onPictureChosen(() => seen.push(chosenPicture()));
  await takePicture(new Blob(['own']), 'own.png');
  expect((await Promise.all(seen)).map(({ input }) => input.data[0])).toEqual([3, 3]);
  expect(await chosenPicture()).toMatchObject({ choice: { kind: 'own', name: 'own.png' } });
  expect(preparePicture).toHaveBeenCalledTimes(2); // the book's, then the own one
});

test('all that ask at once share one decoding', async () => {
  const { chosenPicture } = await openPage('gallery=owl-at-night.png');
  const [one, other] = await Promise.all([chosenPicture(), chosenPicture()]);
  expect(one.input.data).toBe(other.input.data);
  expect(preparePicture).toHaveBeenCalledTimes(1);
  expect(await preparePicture.mock.calls[0]![0].text()).toMatch('images/owl-at-night.png');
});

test('what failed is tried again by the next who asks', async () => {
  const { chosenPicture } = await openPage();
  preparePicture.mockRejectedValueOnce(new Error('damaged'));
  await expect(chosenPicture()).rejects.toThrow('damaged');
  expect((await chosenPicture()).choice).toEqual({ kind: 'book' });
});

test('a file that is no picture changes nothing', async () => {
  const { chosenPicture, takePicture } = await openPage();
  preparePicture.mockRejectedValueOnce(new Error('no picture'));
  await expect(takePicture(new Blob(['text']), 'notes.txt')).rejects.toThrow('no picture');
  expect((await chosenPicture()).choice).toEqual({ kind: 'book' });
});

test('on the next page the own picture is the kept one; where the browser let it go, the book’s', async () => {
  kept.picture = new Blob(['mine!']);
  const next = await openPage('own=mine.png');
  expect((await next.chosenPicture()).input.data[0]).toBe(5);
  kept.picture = undefined;
  const later = await openPage('own=mine.png');
  expect((await later.chosenPicture()).choice).toEqual({ kind: 'book' });
});
