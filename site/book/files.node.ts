/** The book's own files: the one place that names them. Everything else gets them from the record. */

/** Where the site's public files lie, for Node. */
export const PUBLIC = 'public';
/** Among the models. */
export const WEIGHTS = 'vit_tiny_patch16_224.scenes.safetensors';
/** Among the models: what linear probes read off the class token, depth by depth. */
export const PROBES = 'vit_tiny_patch16_224.scenes.probe.safetensors';
/** Among the images: the picture that all figures are drawn of. */
export const PICTURE = 'cat-meadow.png';
