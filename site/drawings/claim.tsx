/** How far a claim about values holds, as `Claim.astro` writes it in prose. */
import type { VNode } from 'preact';
import type { Language } from '#lib/plot/language.ts';

export type ClaimKind = 'architecture' | 'this-model' | 'all-trained';

export interface ClaimProps {
  readonly kind: ClaimKind;
  readonly lang: Language;
  /** Where a claim about all trained ViTs was shown, with the source's name. */
  readonly source?: { readonly href: string; readonly label: string };
}

const WORDS: Readonly<Record<Language, Readonly<Record<ClaimKind | 'holds', string>>>> = {
  en: {
    holds: 'Holds for:',
    architecture: 'architecture',
    'this-model': 'this model',
    'all-trained': 'all trained ViTs',
  },
  'zh-CN': {
    holds: '适用于：',
    architecture: '结构',
    'this-model': '本模型',
    'all-trained': '所有训练过的 ViT',
  },
};

const base = (): string => import.meta.env.BASE_URL.replace(/\/$/, '');

export const Claim = ({ kind, lang, source }: ClaimProps): VNode => (
  <small class="claim" data-kind={kind}>
    <span class="visually-hidden">{WORDS[lang].holds}</span>{' '}
    <a class="mark" href={`${base()}${lang === 'zh-CN' ? '/zh-cn' : ''}/glossary/#marks`}>
      {WORDS[lang][kind]}
    </a>
    {source && (
      <>
        : <a href={source.href}>{source.label}</a>
      </>
    )}
  </small>
);
