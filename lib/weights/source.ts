/**
 * Where a model's weights come from: the file that the site brings along, timm's official file on the Hugging
 * Face hub, or a file of the reader's.
 */

/** The site's own file: works offline, first choice. */
export interface BundledWeights {
  readonly kind: 'bundled';
  /** Address of the file; absolute where it goes to a worker, which has another base than the page. */
  readonly url: string;
  /** The file's size, where known: a file of another size is not this one. */
  readonly bytes?: number;
}

/** A file on the Hugging Face hub, float32, as timm downloads it. */
export interface HubWeights {
  readonly kind: 'hub';
  /** As 'timm/vit_tiny_patch16_224.augreg_in21k_ft_in1k'. */
  readonly id: string;
  /** Branch, tag or commit. Default 'main'. */
  readonly revision?: string;
  /** Address of the hub or of a mirror of it, without a slash at its end. Default https://huggingface.co. */
  readonly hub?: string;
}

/** A file that the reader chose or dropped. */
export interface FileWeights {
  readonly kind: 'file';
  readonly file: File;
}

/**
 * A file that this browser keeps: downloaded from a hub before, or the reader's own. Nothing is fetched for
 * it.
 */
export interface KeptWeights {
  readonly kind: 'kept';
  /** As `keptKey` gives it. */
  readonly key: string;
}

export type WeightsSource = BundledWeights | HubWeights | FileWeights | KeptWeights;

/** The hub that ids belong to; a mirror serves the same repositories. */
export const HUB = 'https://huggingface.co';
/**
 * Owner and name, of up to 96 characters as on the hub; neither starts with a dot, so that no address leads
 * elsewhere.
 */
const HUB_ID = /^[\w-][\w.-]{0,95}\/[\w-][\w.-]{0,95}$/;
/** Characters of what is no id that the sentence about it repeats. */
const REPEATED = 100;

/**
 * The hub source that a text names: 'timm/vit_tiny_patch16_224.augreg_in21k_ft_in1k', also behind timm's
 * prefix 'hf-hub:' or 'hf_hub:', or as the address of its page.
 *
 * @throws {RangeError} when the text names no repository on the hub.
 */
export function parseHubId(text: string): HubWeights {
  const id = text
    .trim()
    .replace(/^(hf[-_]hub:|https:\/\/huggingface\.co\/)/, '')
    .replace(/\/$/, '');
  if (!HUB_ID.test(id)) {
    const said = text.length > REPEATED ? `${text.slice(0, REPEATED)}…` : text;
    throw new RangeError(
      `"${said}" is no hub id; one looks like timm/vit_tiny_patch16_224.augreg_in21k_ft_in1k.`,
    );
  }
  return { kind: 'hub', id };
}

/** The name under which a hub's or a reader's file is kept in the browser, whichever mirror it comes from. */
export function keptKey(source: HubWeights | FileWeights): string {
  return source.kind === 'hub' ? `hub:${source.id}` : `file:${source.file.name}`;
}

/** A short name for messages: the hub id, or the file's name. */
export function sourceName(source: WeightsSource): string {
  switch (source.kind) {
    case 'hub':
      return source.id;
    case 'file':
      return source.file.name;
    case 'kept':
      return source.key.replace(/^\w+:/, '');
    case 'bundled':
      return source.url.replace(/[?#].*$/, '').replace(/^.*\//, '');
  }
}
