/**
 * What the walk needs of a browser; one driver a file implements it. Clicks and keys are real input events.
 */
export interface EnginePage {
  goto(url: string): Promise<void>;
  /** Runs `work` in the page; it may use nothing from outside itself but `argument`, which JSON can carry. */
  evaluate<Argument, Result>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  /** Scrolls to the first element of this selector and presses its middle. */
  click(selector: string): Promise<void>;
  /** Replaces what the focused editor holds. */
  write(text: string): Promise<void>;
  /** Gives a file to an `<input type=file>`. */
  upload(selector: string, file: string): Promise<void>;
  /** What pages threw and which policies they violated since the start, as far as the driver hears of it. */
  readonly complaints: () => Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * Waits until `work` gives true in the page (an element would be copied whole by some drivers); says what was
 * waited for when it does not.
 */
export async function until<Argument>(
  page: EnginePage,
  what: string,
  work: (argument: Argument) => boolean,
  argument: Argument,
  milliseconds = 60_000,
): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    if (await page.evaluate(work, argument)) return;
    if (Date.now() > end) throw new Error(`waited ${milliseconds / 1000} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
