/** The inline script that keeps what is pressed before its element is defined. */
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import source from './early-presses.js?raw';

const place = document.createElement('div');
let made = 0;

beforeEach(() => document.body.append(place));
afterEach(() => place.remove());

const script = document.createElement('script');
script.textContent = source;
document.head.append(script);

/** A name for an element, and what those of the name hear once they are defined. */
function element(): { name: string; heard: string[]; define: () => Promise<void> } {
  const name = `early-${made++}`;
  const heard: string[] = [];
  return {
    name,
    heard,
    define: async () => {
      customElements.define(
        name,
        class extends HTMLElement {
          connectedCallback(): void {
            for (const type of ['focusin', 'change', 'click'])
              this.addEventListener(type, ({ target }) =>
                heard.push(`${type} ${(target as Element).localName} ${(target as Element).id}`),
              );
          }
        },
      );
      // Promises of the definition settle before this task ends.
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

test('a press is heard once, in its order, when the element is defined', async () => {
  const { name, heard, define } = element();
  place.innerHTML = `<${name}><button id="run">Run</button><button id="other">Other</button></${name}>`;
  await userEvent.click(place.querySelector('#run')!);
  await define();
  expect(heard).toEqual(['focusin button run', 'click button run']);
  await userEvent.click(place.querySelector('#other')!);
  expect(heard.slice(2)).toEqual(['focusin button other', 'click button other']);
});

test('a press in an element in another waits for both', async () => {
  const [outer, inner] = [element(), element()];
  place.innerHTML = `<${outer.name}><${inner.name}><button id="b">B</button></${inner.name}></${outer.name}>`;
  await userEvent.click(place.querySelector('#b')!);
  await inner.define();
  expect(inner.heard).toEqual([]);
  await outer.define();
  expect(inner.heard).toEqual(['focusin button b', 'click button b']);
  expect(outer.heard).toEqual(['focusin button b', 'click button b']);
});

test('a box that was ticked stays ticked, and its change is heard', async () => {
  const { name, heard, define } = element();
  place.innerHTML = `<${name}><input id="box" type="checkbox"></${name}>`;
  await userEvent.click(place.querySelector('#box')!);
  await define();
  expect(place.querySelector<HTMLInputElement>('#box')!.checked).toBe(true);
  expect(heard).toEqual(['focusin input box', 'change input box']);
});
