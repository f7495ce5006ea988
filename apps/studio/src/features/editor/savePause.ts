import { createContext } from 'react';

/** How long after an edit a draft is saved, in milliseconds. A test of whole pages gives its own. */
export const SavePause = createContext(800);
