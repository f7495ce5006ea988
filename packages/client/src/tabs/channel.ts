/** What one tab says to the others. */
export interface Channel {
  readonly say: (message: object) => void;
  readonly close: () => void;
}

/** Opens the channel of a name; `receive` is given what other tabs say, and never what this one says. */
export type OpenChannel = (name: string, receive: (message: unknown) => void) => Channel;

export const openChannel: OpenChannel = (name, receive) => {
  if (typeof BroadcastChannel === 'undefined') return { say: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => receive(data);
  return { say: (message) => channel.postMessage(message), close: () => channel.close() };
};
