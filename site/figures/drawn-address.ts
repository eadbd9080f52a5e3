/** Where the pictures that drawn figures share are served from; `drawn.png.ts` makes them. */
export type DrawnName = 'crop' | 'filters';

export const drawnAddress = (name: DrawnName): string =>
  `${import.meta.env.BASE_URL.replace(/\/$/, '')}/drawn/${name}.png`;
