/** Flows of this tag are left out on the mock. */
export const serverOnlyTag = '@server-only';

/** A flow of this tag is held to a time: it runs after the others, alone. */
export const timedTag = '@timed';

/** Details of a flow that cannot run on the mock; the reason stands in the report of `npm test -- parity`. */
export const serverOnly = (reason: string) => ({
  tag: serverOnlyTag,
  annotation: { type: 'server only', description: reason },
});
