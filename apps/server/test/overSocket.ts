import { connect } from 'node:net';

/** What came back for bytes that were sent as they are; empty where the connection was closed without a word. */
export function overSocket(url: string, bytes: Uint8Array): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part;
    });
    // Closed in the middle of what was sent: whatever was said before counts.
    socket.on('error', () => undefined).on('close', () => resolve(text));
  });
}

/** The statuses of the answers in it, and what stands in their headers. */
export const answersIn = (text: string): readonly { readonly status: number; readonly headers: string }[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})[^\r\n]*\r\n([\s\S]*?)\r\n\r\n/g)].map(([, status, headers = '']) => ({
    status: Number(status),
    headers,
  }));
