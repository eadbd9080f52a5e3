/** Decodes and transforms pictures away from the page, which never computes. */
import { decodeImage } from '#lib/image/decode.ts';
import { ImageError } from '#lib/image/error.ts';
import { evalTransformSteps } from '#lib/image/transform.ts';
import { evalConfig } from './eval-config.ts';
import type { PrepareReply, PrepareRequest } from './prepared.ts';

async function prepare({ id, blob, size }: PrepareRequest): Promise<PrepareReply> {
  try {
    const decoded = await decodeImage(blob);
    const { cropped, tensor } = evalTransformSteps(decoded, evalConfig(size));
    return { id, picture: { cropped, input: tensor, notes: decoded.notes } };
  } catch (error) {
    const fault = error instanceof ImageError ? error.fault : null;
    return { id, error: error instanceof Error ? error.message : String(error), fault };
  }
}

addEventListener('message', (event: MessageEvent<PrepareRequest>) => {
  void prepare(event.data).then((reply) => {
    postMessage(reply);
  });
});
