/** Where a page in development reads and moves the clock: told to it as a `meta` of this name, absent in production. */
export const clockMeta = 'greffe-development-clock';
export const clockAddress = '/dev/clock';
