/** A picture made ready for the model, and the worker's messages about it. */
import type { DecodeNote } from '#lib/image/decode.ts';
import type { ImageFault } from '#lib/image/error.ts';
import type { RgbImage } from '#lib/image/rgb-image.ts';

export interface PreparedPicture {
  /** What the model sees: resized and cropped, as timm's evaluation transform does it. */
  readonly cropped: RgbImage;
  /** (3, height, width), normalised. */
  readonly input: Float32Array<ArrayBuffer>;
  /** What a reader may want to know of how the file was read. */
  readonly notes: readonly DecodeNote[];
}

export interface PrepareRequest {
  readonly id: number;
  readonly blob: Blob;
  /** Height and width of the input, in pixels. */
  readonly size: number;
}

export type PrepareReply =
  | { readonly id: number; readonly picture: PreparedPicture }
  /** `fault` when the file is at fault. */
  | { readonly id: number; readonly error: string; readonly fault: ImageFault | null };
