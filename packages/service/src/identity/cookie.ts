/** Name of the session cookie; under https the browser then guards that it comes from this host and path alone. */
export const sessionCookie = (isSecure: boolean): string =>
  isSecure ? '__Host-greffe_session' : 'greffe_session';

/**
 * The session's token of a request. Under https the guarded name alone counts: a page of a neighbouring host can set a
 * cookie of the other one.
 */
export function sessionToken(
  request: Request,
  isSecure = new URL(request.url).protocol === 'https:',
): string | undefined {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((part) => part.trim());
  for (const name of [sessionCookie(true), ...(isSecure ? [] : [sessionCookie(false)])]) {
    const found = cookies.find((cookie) => cookie.startsWith(`${name}=`));
    if (found !== undefined) return found.slice(name.length + 1);
  }
  return undefined;
}
