import { expect, test } from 'vitest';
import { writeSafetensors } from '#lib/safetensors/write.ts';
import { StandInHub } from '#tests/hub/stand-in-hub.ts';
import { describeKept } from './describe.ts';
import { keepHubFile } from './keep.ts';
import { MemoryStore } from './memory-store.ts';

test('a hub’s file that no model here can use is not fetched to its end, and is not kept', async () => {
  const hub = await StandInHub.start();
  const data = new Float32Array(2_000_000);
  hub.add('org/other', writeSafetensors(new Map([['w', { dtype: 'F32', shape: [data.length], data }]])));
  hub.behaviour.rate = 20e6;
  const store = new MemoryStore();
  const kept = keepHubFile(
    { kind: 'hub', id: 'org/other', hub: hub.address },
    {
      fetch,
      store,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      describe: describeKept,
    },
  );
  await expect(kept).rejects.toMatchObject({
    fault: 'mismatch',
    message: 'org/other fits no model here: none has a tensor called "w".',
    fitsNot: { nearest: null, key: 'w' },
  });
  expect(await store.all()).toEqual([]);
  expect(hub.sent).toBeLessThan(4_000_000);
  await hub.close();
});

test('a header of which a part is there tells nothing yet', async () => {
  const store = new MemoryStore();
  await store.begin({ key: 'hub:a/b', bytes: 100, sha256: null, commit: null });
  expect(await describeKept(store, 'hub:a/b')).toBeNull();
  await store.append('hub:a/b', 0, Uint8Array.of(40, 0, 0, 0));
  await store.append('hub:a/b', 4, Uint8Array.of(0, 0, 0, 0, 0x7b));
  expect(await describeKept(store, 'hub:a/b')).toBeNull();
});
