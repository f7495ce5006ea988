/** Why somebody whom the issuer may well know does not come in. */
export type SignInRefusal =
  /** The way back belongs to no sign-in of this browser, or came too late. */
  | 'notBegun'
  /** It came back before. */
  | 'used'
  /** The person gave up at the issuer, or the issuer refuses. */
  | 'denied'
  | 'noIdToken'
  | 'madeInTheFuture'
  | 'levelTooLow'
  | 'claimMissing'
  /** What says that somebody's session has ended at the issuer says nothing of the kind. */
  | 'logoutToken'
  /** The issuer vouches for somebody who is not known here. */
  | 'unknownPerson';

/** Thrown on the way back from the issuer; what else is thrown there comes from openid-client, with a code. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly code: SignInRefusal;

  constructor(code: SignInRefusal) {
    super(code);
    this.code = code;
  }
}
