import type { FieldError, Finding } from '@greffe/definition';
import type { ProblemDocument } from '../api/index.ts';

/** Every kind of problem document, with its status. Titles stand in `texts/`, by the same names. */
export const problemKinds = {
  notFound: 404,
  methodNotAllowed: 405,
  unauthenticated: 401,
  forbidden: 403,
  foreignOrigin: 403,
  malformedJson: 400,
  malformedRequest: 400,
  idempotencyKeyMissing: 400,
  idempotencyKeyReused: 422,
  requestInProgress: 409,
  refused: 409,
  notMovable: 409,
  registryStopped: 409,
  registryExists: 409,
  filesMissing: 409,
  notPublishable: 409,
  noOtherVersion: 409,
  approvalNeeded: 409,
  ownApproval: 409,
  approvalGone: 409,
  mayNotGrant: 403,
  ownAccess: 409,
  alreadyGranted: 409,
  accessEnded: 409,
  organisationExists: 409,
  notErasable: 409,
  stale: 412,
  draftStale: 412,
  revisionMissing: 428,
  tooLarge: 413,
  fileTooLarge: 413,
  fileType: 415,
  fileKind: 422,
  fileEmpty: 422,
  fileInfected: 422,
  fileHeld: 409,
  tooManyFiles: 409,
  unsupportedMediaType: 415,
  invalidData: 422,
  tooManyRequests: 429,
  unavailable: 503,
  internal: 500,
} as const;

export type ProblemKind = keyof typeof problemKinds;

export interface ProblemDetails {
  /** Faults by field, as the definition's validation gives them, or with a message key of this package. */
  readonly errors?: readonly ProblemFieldError[];
  /** Where the texts of `errors` come from: a step of a definition. */
  readonly step?: { readonly definition: string; readonly step: string };
  readonly refusal?: NonNullable<ProblemDocument['refusal']>;
  readonly revision?: number;
  /** What stands in the way of publishing. */
  readonly findings?: readonly Finding[];
  readonly position?: NonNullable<ProblemDocument['position']>;
  readonly instance?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type ProblemFieldError = Pick<FieldError, 'pointer' | 'code'> & Partial<FieldError>;

/** Thrown anywhere in the application; becomes an RFC 9457 document in the asker's language. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly details: ProblemDetails;

  constructor(kind: ProblemKind, details: ProblemDetails = {}) {
    super(kind);
    this.kind = kind;
    this.details = details;
  }
}
