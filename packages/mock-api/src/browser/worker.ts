import { openMock } from './openMock.ts';
import { serve } from './serve.ts';

// One database for all tabs of a browser, beside their threads; it outlives a page that is loaded again.
const mock = openMock();

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port) void serve(mock, port);
});
