import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';

export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    schema: docsSchema({
      extend: z.object({
        /** Minutes a chapter takes, told under its title. */
        minutes: z.number().int().positive().optional(),
        /** The chapters that this one stands on: their files' names. */
        chapters: z.array(z.string()).optional(),
        /** What a reader should know besides, a phrase each. */
        prerequisites: z.array(z.string()).optional(),
      }),
    }),
  }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
