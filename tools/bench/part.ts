/** What a part of the bench gives: figures, each with its unit and, where there is one, its goal. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** As a reader would say it: `≥ 1.05`. */
  readonly goal?: string;
  readonly met?: boolean;
}

export interface PartResult {
  readonly figures: readonly Figure[];
  /** What could not be measured here, in sentences. */
  readonly missing: readonly string[];
}

/** A part measures when it is called; `folder` is its own place for files it makes. */
export type Part = (folder: URL) => Promise<PartResult>;
