// <offline-switch>: keeps the whole site for use without a network, on request. Words come as data-* from
// OfflineSwitch.astro.
import {
  bytes,
  canKeep,
  changedOnTheWay,
  ChangedError,
  forgetEverything,
  keepEverything,
  type Kept,
} from './offline.ts';

const megabytes = (count: number): string => (count / 1e6).toFixed(count < 1e7 ? 1 : 0);

class OfflineSwitch extends HTMLElement {
  readonly #keep = document.createElement('button');
  readonly #forget = document.createElement('button');
  readonly #status = document.createElement('p');

  connectedCallback(): void {
    this.#status.setAttribute('role', 'status');
    this.#keep.type = this.#forget.type = 'button';
    this.#keep.addEventListener('click', () => void this.#keepAll());
    this.#forget.addEventListener('click', () => void this.#forgetAll());
    this.replaceChildren(this.#status);
    if (!canKeep()) {
      this.#status.textContent = this.#say('unavailable');
      return;
    }
    this.#forget.textContent = this.#say('forget');
    this.#keep.hidden = true; // until its size is known
    this.replaceChildren(this.#keep, ' ', this.#forget, this.#status);
    void this.#refresh();
  }

  /** The words called `name`, with `{{…}}` filled in. */
  #say(name: string, values: Record<string, string> = {}): string {
    return (this.dataset[name] ?? '').replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '');
  }

  #show({ kept, total }: Kept): void {
    const whole = kept === total;
    this.#keep.textContent = this.#say('keep', { megabytes: megabytes(total - kept) });
    this.#keep.hidden = whole;
    const values = { done: megabytes(kept), total: megabytes(total) };
    this.#status.textContent = this.#say(whole ? 'kept' : 'keeping', values);
  }

  async #refresh(): Promise<void> {
    await this.#during(async () => {
      this.#show(await bytes());
      const file = await changedOnTheWay();
      if (file !== undefined) this.#status.append(' ', this.#say('changed', { file }));
    });
  }

  async #keepAll(): Promise<void> {
    await this.#during(() => keepEverything((state) => this.#show(state)));
  }

  async #forgetAll(): Promise<void> {
    await this.#during(async () => {
      await forgetEverything();
      this.#show(await bytes());
    });
  }

  /** Runs one action with both buttons off; what goes wrong is said, and can be tried again. */
  async #during(action: () => Promise<void>): Promise<void> {
    this.#keep.disabled = this.#forget.disabled = true;
    try {
      await action();
    } catch (error) {
      this.#status.textContent =
        error instanceof ChangedError
          ? this.#say('changed', { file: error.file })
          : this.#say('failed', { reason: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#keep.disabled = this.#forget.disabled = false;
    }
  }
}

customElements.define('offline-switch', OfflineSwitch);
