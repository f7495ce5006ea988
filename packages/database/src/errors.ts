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

/** Whether the database could not be reached or had no time: the same request may work later. */
export function isUnavailable(error: unknown): boolean {
  const code = databaseFault(error)?.code;
  if (code === undefined) return error instanceof Error && isPoolTimeout(error);
  return /^(08|53|57P|55P03|57014|40001|40P01|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT)/.test(code);
}

/** node-postgres gives its pool's timeout and a broken connection no code. */
function isPoolTimeout(error: Error): boolean {
  const texts = [error.message, error.cause instanceof Error ? error.cause.message : ''];
  return texts.some((text) =>
    /timeout exceeded when trying to connect|Connection terminated|the database system is/i.test(text),
  );
}
