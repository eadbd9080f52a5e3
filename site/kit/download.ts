/** Hands a file to the reader. Nothing leaves the machine: the file is made here. */

/** Saves bytes or text under a name. */
export function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file when the click's task is over; a minute is generous.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** A tensor's or figure's name as a file name: `blocks.5.attn` stays, other characters become a dash. */
export function fileName(name: string, extension: string): string {
  return `${name.replace(/[^\w.-]+/g, '-')}.${extension}`;
}
