import { MessageRefused, type MessageToSend } from '@greffe/service';

export interface TextGatewaySettings {
  /** Where text messages are handed in; docs/operations.md has the contract. */
  readonly url: string;
  /** Sent as `Authorization: Bearer`. */
  readonly token?: string;
}

const timeout = 20_000;
/** Not the message's fault: who we are, or not now. */
const notNow: ReadonlySet<number> = new Set([401, 403, 404, 405, 408, 425, 429]);

/** Text messages by a gateway over HTTP. */
export function createTextGateway({ url, token }: TextGatewaySettings) {
  return async ({ key, to, text, language }: MessageToSend): Promise<void> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': key,
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ key, to, text, language }),
      // A gateway that moved is told of by its status: the token goes nowhere else.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    await response.body?.cancel();
    if (response.ok) return;
    if (response.status >= 400 && response.status < 500 && !notNow.has(response.status))
      throw new MessageRefused('The gateway refuses the message for good.');
    throw new Error('The gateway did not take the message.');
  };
}
