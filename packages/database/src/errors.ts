/** What may be known of a database error outside the database: no message and no detail, they quote values. */
export interface DatabaseFault {
  /** SQLSTATE, such as 23505, or a network code such as ECONNREFUSED. */
  readonly code: string;
  readonly constraint?: string;
  readonly table?: string;
}

/** The fault behind an error of a query, or undefined when the error is of another kind. */
export function databaseFault(error: unknown): DatabaseFault | undefined {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    const fault = faultOf(current);
    if (fault !== undefined) return fault;
    current = current.cause;
  }
  return undefined;
}

function faultOf(error: Error): DatabaseFault | undefined {
  const { code, constraint, table } = error as Error & Record<'code' | 'constraint' | 'table', unknown>;
  if (typeof code !== 'string' || !/^([0-9A-Z]{5}|E[A-Z]+)$/.test(code)) return undefined;
  return {
    code,
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
  };
}

export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const fault = databaseFault(error);
  return fault?.code === '23505' && (constraint === undefined || fault.constraint === constraint);
}

/** Thrown where so much waits for a connection that whoever came last would wait for long. */
export class TooMuchAsked extends Error {
  override readonly name = 'TooMuchAsked';
  /** As PostgreSQL says it of connections: too many. */
  readonly code = '53300';

  constructor() {
    super('Too much is asked of the database at once.');
  }
}

/** Whether the database could not be reached, had no time or no room, or only reads: the same request may work later. */
export function isUnavailable(error: unknown): boolean {
  const code = databaseFault(error)?.code;
  if (code === undefined) return error instanceof Error && isPoolTimeout(error);
  return /^(08|25006|53|57P|55P03|57014|58030|40001|40P01|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT)/.test(code);
}

/**
 * Whether the connection itself has failed, or nothing came back on it in time: what it was doing may have happened or
 * not, and nothing more can be asked on it.
 */
export function isConnectionFault(error: unknown): boolean {
  const code = databaseFault(error)?.code;
  if (code !== undefined) return /^(08|57P0[1-3]|ECONN|EPIPE|ETIMEDOUT)/.test(code);
  return error instanceof Error && isLost(error);
}

/** node-postgres gives the timeouts of its pool and of an answer, and a broken connection, no code. */
function isPoolTimeout(error: Error): boolean {
  return (
    isLost(error) ||
    // A pool that has ended: the server stops, and another one, or this one once it has started again, may answer.
    saysOneOf(
      error,
      /timeout exceeded when trying to connect|the database system is|calling end on the pool/i,
    )
  );
}

const isLost = (error: Error): boolean =>
  saysOneOf(error, /Query read timeout|Connection terminated|connection error|not queryable/i);

function saysOneOf(error: Error, pattern: RegExp): boolean {
  return pattern.test(error.message) || (error.cause instanceof Error && pattern.test(error.cause.message));
}
