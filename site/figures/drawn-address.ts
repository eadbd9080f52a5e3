/** Where the book's picture, cropped, is served from; `drawn.png.ts` makes it. */
export type DrawnName = 'crop';

export const drawnAddress = (name: DrawnName): string =>
  `${import.meta.env.BASE_URL.replace(/\/$/, '')}/drawn/${name}.png`;
