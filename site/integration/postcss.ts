/** The type of a PostCSS plugin, as Astro's configuration takes it: PostCSS itself is Vite's. */
import type { AstroUserConfig } from 'astro';

type PostCss = NonNullable<NonNullable<AstroUserConfig['vite']>['css']>['postcss'];
export type PostCssPlugin = NonNullable<Exclude<PostCss, string | undefined>['plugins']>[number];
