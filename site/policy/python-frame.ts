/**
 * The page in a hidden frame that the Python worker starts from. A worker takes its Content-Security-Policy
 * from its script's response headers, which a static host cannot set, but a worker from a `blob:` URL takes
 * it from the document that makes it: this one, whose `<meta>` gives it. It is a page of its own and not
 * `srcdoc`, which would inherit the policy of the page around it, with a `'self'` that Firefox does not match
 * to the site.
 */
import { hubHosts } from './hub-hosts.ts';
import { policyText } from './policy.ts';

/** Where it lies under `python/`; a folder, as hosts rewrite addresses that end in `.html`. */
export const PYTHON_FRAME = 'frame/index.html';

/** Code from this site only, none from text; WebAssembly; requests to this site and to the hub of weights. */
export function pythonPolicy(hosts: readonly string[] = hubHosts()): string {
  return policyText({
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'worker-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", ...hosts],
  });
}

export function pythonFrame(hosts: readonly string[] = hubHosts()): string {
  return `<!doctype html>
<html lang="en" data-frame="python">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pythonPolicy(hosts)}">
<meta name="robots" content="noindex">
<title>Python</title>
</html>
`;
}
