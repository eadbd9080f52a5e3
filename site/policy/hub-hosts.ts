/**
 * The hosts outside the site that its pages may fetch weights from: the Hugging Face hub and the hosts that
 * it sends downloads to, or what `HUB_HOSTS` names when the site is built (mirrors; origins with a space
 * between them).
 */
const HUB = 'https://huggingface.co https://*.huggingface.co https://*.hf.co';

/** An origin with an optional `*.`, so that nothing else can slip into a policy. */
const ORIGIN = /^https?:\/\/(\*\.)?[\w-]+(\.[\w-]+)*(:\d+)?$/;

/**
 * The origins in `text`.
 * @throws Error that names what is no origin.
 */
export function hubHosts(text: string = process.env['HUB_HOSTS'] ?? HUB): readonly string[] {
  const hosts = text.split(/[\s,]+/).filter((host) => host !== '');
  const wrong = hosts.filter((host) => !ORIGIN.test(host));
  if (wrong.length > 0) throw new Error(`HUB_HOSTS holds what is no origin: ${wrong.join(' ')}`);
  return hosts;
}
