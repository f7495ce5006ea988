/** The server's clock in development, which a person may move. */
export interface DevelopmentClock {
  /** Milliseconds by which it was moved ahead of the real time. */
  readonly offset: number;
  /** Milliseconds by which it is ahead of this browser's own clock. */
  readonly ahead: number;
}

/** A move, as the server takes it. */
export type ClockMove = { readonly advance: string } | { readonly to: string } | { readonly reset: true };

/** What the server said to a move; `reason` is its own sentence, where it gave one. */
export type ClockAnswer = { readonly clock: DevelopmentClock } | { readonly reason: string | undefined };

/** Where this server lets its clock be moved; a server in production says nothing of the kind in its page. */
export function clockAddress(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="greffe-development-clock"]')?.content;
}

/** @throws when the server does not answer, or has no such clock. */
export async function readClock(address: string): Promise<DevelopmentClock> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return received(await response.json());
}

/** @throws TypeError when the server does not answer. */
export async function moveClock(address: string, move: ClockMove, language: string): Promise<ClockAnswer> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
    body: JSON.stringify(move),
  });
  if (response.ok) return { clock: received(await response.json()) };
  const problem: Problem = await response.json().catch(() => ({}));
  return { reason: problem.errors?.[0]?.message ?? problem.detail ?? problem.title };
}

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly message: string }[];
}

const received = ({ now, offset }: { readonly now: string; readonly offset: number }): DevelopmentClock => ({
  offset,
  ahead: Date.parse(now) - Date.now(),
});
