/** The figures that a page of MDX places, in its order: `<Figure name="patch-grid" number={1} />`. */
export const figuresIn = (body: string): { readonly name: string; readonly number: number }[] =>
  [...body.matchAll(/<Figure\s+name="([^"]+)"\s+number=\{(\d+)\}\s*\/>/g)].map(([, name, number]) => ({
    name: name!,
    number: Number(number),
  }));
