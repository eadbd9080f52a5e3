/** Draws what the cells' Python shows besides text: matplotlib's figures, PIL's pictures. */
import { takenFrom } from './figure-svg.ts';
import { registerRenderer } from './renderers.ts';

const SVG = 'http://www.w3.org/2000/svg';

registerRenderer('figure', (record, document) => {
  const parsed = new DOMParser().parseFromString(String(record['svg']), 'image/svg+xml').documentElement;
  const drawn = takenFrom<Element>(parsed, (name, attributes, children) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes))
      if (key !== 'xmlns') element.setAttribute(key, value);
    element.append(...children);
    return element;
  });
  if (!drawn) throw new Error('The figure could not be drawn.');
  return drawn;
});

registerRenderer('picture', (record, document) => {
  const image = document.createElement('img');
  const [width, height] = [Number(record['width']), Number(record['height'])];
  image.alt = `${width} × ${height}`;
  image.width = width;
  image.height = height;
  if (String(record['src']).startsWith('data:image/png;base64,')) image.src = String(record['src']);
  return image;
});
