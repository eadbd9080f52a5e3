/* Pressed before its element was defined: pressed again once it is. */
{
  // All scripts of the page have run then: some listen to elements that others define.
  const ready = new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    else addEventListener('DOMContentLoaded', resolve);
  });
  const undefinedAround = (target) => {
    const found = [];
    for (
      let part = target.closest(':not(:defined)');
      part;
      part = part.parentElement?.closest(':not(:defined)')
    )
      found.push(part.localName);
    return found;
  };
  const again = ({ type, target, clientX, clientY }) => {
    if (type === 'click') target.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX, clientY }));
    else target.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const early = (event) => {
    const { type, target } = event;
    if (!event.isTrusted || !(target instanceof Element)) return;
    // A link, a box to tick or a fold has already done what it does.
    if (type === 'click' && target.closest('a, label, input, select, summary')) return;
    const waits = undefinedAround(target);
    if (waits.length === 0) return;
    void Promise.all([ready, ...waits.map((name) => customElements.whenDefined(name))]).then(() =>
      again(event),
    );
  };
  for (const type of ['focusin', 'change', 'click']) addEventListener(type, early, true);
}
