/** `<weights-menu>`: the button "Weights…". What it opens is loaded when it is pressed. */
export class WeightsMenu extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.open());
  }

  /** @param download the hub id of a download to begin with. */
  async open(download?: string): Promise<void> {
    const { openWeights } = await import('./weights-dialog.ts');
    await openWeights(download);
  }
}

if (!customElements.get('weights-menu')) customElements.define('weights-menu', WeightsMenu);

declare global {
  interface HTMLElementTagNameMap {
    'weights-menu': WeightsMenu;
  }
}
