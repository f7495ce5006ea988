import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The line between a server and its database, which a test can hold, cut and mend. */
export interface Line {
  /** The same database, by way of the line. */
  readonly url: string;
  /** Nothing comes through any more, and nobody is told; `mend` lets through what was held. */
  hold(): void;
  /** Ends all connections, and takes no new one until `mend`. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Lays a line to the database of an address. */
export async function layLine(url: string): Promise<Line> {
  const address = new URL(url);
  const far = { host: address.hostname, port: Number(address.port) };
  const sockets = new Set<Socket>();
  let state: 'open' | 'held' | 'cut' = 'open';
  const keep = (socket: Socket, other: () => Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      other().destroy();
    });
    if (state === 'held') socket.pause();
  };
  const server = createServer((near) => {
    if (state === 'cut') return near.destroy();
    const onward = connect(far);
    keep(near, () => onward);
    keep(onward, () => near);
    near.on('data', (bytes) => onward.write(bytes));
    onward.on('data', (bytes) => near.write(bytes));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address.port = String((server.address() as AddressInfo).port);
  return {
    url: address.href,
    hold() {
      state = 'held';
      for (const socket of sockets) socket.pause();
    },
    cut() {
      state = 'cut';
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      state = 'open';
      for (const socket of sockets) socket.resume();
    },
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
