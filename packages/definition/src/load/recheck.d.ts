/** The build of recheck that is plain JavaScript: no Java and no native program. Its types are the package's own. */
declare module 'recheck/lib/browser.js' {
  import type { checkSync as check } from 'recheck';

  const recheck: { readonly checkSync: typeof check };
  export default recheck;
}
