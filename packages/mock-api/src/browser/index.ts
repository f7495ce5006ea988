import { findings, image } from 'virtual:greffe-mock-image';
import { type Ask, connect } from './connect.ts';
import { canIntercept, intercept } from './intercept.ts';
import { findingText, showMessage, showOpening, showSignIn } from './pages.ts';
import { keepSession } from './session.ts';
import { brokenDefinition, notOpened, unsupported } from './texts.ts';

/** One fault often brings a hundred others along; the terminal has them all. */
const mostFindings = 20;

/**
 * Starts the mock for this page. Resolves to true when the application may start, and to false when the page is one
 * of the mock's own: the choice of a person, or what is wrong.
 */
export async function startMock(): Promise<boolean> {
  if (!image) {
    showMessage(brokenDefinition, findings.slice(0, mostFindings).map(findingText));
    return false;
  }
  if (!canIntercept()) {
    showMessage(unsupported);
    return false;
  }
  showOpening();
  const ask = await connect(image.id).catch((error: unknown) => {
    showMessage(notOpened, [String(error)]);
    return undefined;
  });
  if (!ask) return false;
  try {
    await intercept(ask);
  } catch (error) {
    showMessage(unsupported, [String(error)]);
    return false;
  }
  if (location.pathname !== '/auth/login') return true;
  showSignIn(image.people, (person) => void signIn(ask, person));
  return false;
}

async function signIn(ask: Ask, person: string): Promise<void> {
  const address = new URL('/auth/choose', location.href);
  const headers = { 'content-type': 'application/json' };
  const answer = await ask(
    new Request(address, { method: 'POST', headers, body: JSON.stringify({ person }) }),
  );
  const { token } = (await answer.json()) as { readonly token: string };
  await keepSession(token);
  location.assign(ownPath(new URLSearchParams(location.search).get('returnTo')));
}

/** A path of this site: what an address asks for may lead anywhere. */
function ownPath(asked: string | null): string {
  const target = new URL(asked ?? '/', location.origin);
  return target.origin === location.origin ? `${target.pathname}${target.search}${target.hash}` : '/';
}
