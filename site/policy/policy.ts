/** A Content-Security-Policy as text (https://www.w3.org/TR/CSP3/). */

export type Policy = Readonly<Record<string, readonly string[]>>;

export const policyText = (policy: Policy): string =>
  Object.entries(policy)
    .map((directive) => directive.flat().join(' '))
    .join('; ');
