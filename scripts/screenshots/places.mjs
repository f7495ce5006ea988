import { join } from 'node:path';
import { root } from '../lib/ground.mjs';

/** What the stories looked like when somebody last said that it is right; committed. */
export const references = join(root, 'screenshots');

/** What changed in the last run: `<name>.before.png`, `.after.png`, `.difference.png`, and a page of them. */
export const changes = join(root, 'test-results', 'screenshots');

/** The browser that the references were taken with: another draws text otherwise. */
export const browserFile = join(references, 'browser.json');

/** Whether a picture is of a whole screen of the product, and not of a story. */
export const isOfScreen = (file) => file.startsWith('screen-');
