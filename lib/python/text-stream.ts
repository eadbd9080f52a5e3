/** Bytes that Python writes, as text in whole characters; Python writes line by line. */

export interface TextStream {
  write(bytes: Uint8Array): number;
  /** Hands on what has no end yet. */
  flush(): void;
  readonly isatty: false;
}

export function textStream(onText: (text: string) => void): TextStream {
  const decoder = new TextDecoder();
  return {
    isatty: false,
    write(bytes) {
      const text = decoder.decode(bytes, { stream: true });
      if (text) onText(text);
      return bytes.length;
    },
    flush() {
      const text = decoder.decode();
      if (text) onText(text);
    },
  };
}
