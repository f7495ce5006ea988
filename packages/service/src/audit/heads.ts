import { z } from '@hono/zod-openapi';

const head = z.object({
  seal: z.number().int().positive(),
  at: z.iso.datetime(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  key: z.string().regex(/^[\w-]{43}$/),
  signature: z.string().regex(/^[\w-]{86}$/),
});

/** The last seal, as it is kept elsewhere: all that came before it hangs on its hash. */
export type AuditHead = z.infer<typeof head>;

/** Heads in a text that was kept: one JSON document a line, as the command and the server's log write them. */
export function readHeads(text: string): readonly AuditHead[] {
  return text.split('\n').flatMap((line) => {
    const found = head.safeParse(jsonOf(line));
    return found.success ? [found.data] : [];
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
