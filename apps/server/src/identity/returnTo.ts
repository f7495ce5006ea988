const anyOrigin = 'http://greffe.invalid';

/**
 * The path to come back to after signing in, or "/" when what was asked for would lead anywhere but to a page
 * of this origin ("//evil.example", "/\evil.example", "https:…") or into signing in again.
 */
export function safeReturnTo(asked: string | undefined): string {
  if (!asked?.startsWith('/') || asked.length > 2000 || !URL.canParse(asked, anyOrigin)) return '/';
  const url = new URL(asked, anyOrigin);
  const path = `${url.pathname}${url.search}${url.hash}`;
  if (url.origin !== anyOrigin || path.startsWith('//') || path.includes('\\')) return '/';
  return /^\/(auth|oidc)(\/|$)/.test(url.pathname) ? '/' : path;
}
