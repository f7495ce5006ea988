import { sessionHeader } from '../api/identity.ts';

/** Named and gone like a server's, but for the script of this page to read. */
const name = 'greffe_session';

export const keepSession = (token: string): Promise<void> =>
  cookieStore.set({ name, value: token, path: '/', sameSite: 'lax' });

export const forgetSession = (): Promise<void> => cookieStore.delete({ name, path: '/' });

/** The request with the session of this browser. */
export async function withSession(request: Request): Promise<Request> {
  const token = (await cookieStore.get(name))?.value;
  if (!token) return request;
  const headers = new Headers(request.headers);
  headers.set(sessionHeader, token);
  return new Request(request, { headers });
}
