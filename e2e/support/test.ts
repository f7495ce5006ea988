import { test as base, expect } from '@playwright/test';
import { chosenDriver, portOf } from '../drivers.ts';

/**
 * Every flow also watches the page: an error in the console, an uncaught exception or a breach of the
 * content security policy fails it, whatever the flow itself looks at.
 */
export const test = base.extend<{ watched: undefined; expectedFailure: RegExp }>({
  /** A worker's flows run on a server of their own, unless a configuration names one. */
  baseURL: async ({ baseURL }, use, { parallelIndex }) =>
    use(baseURL ?? `http://localhost:${portOf(chosenDriver(), parallelIndex)}`),
  /** Console messages that a flow causes on purpose: asking who one is before signing in, a record that is not his. */
  expectedFailure: [/401 \(Unauthorized\)/, { option: true }],
  watched: [
    async ({ context, expectedFailure }, use) => {
      const faults: string[] = [];
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`CSP: ${event.violatedDirective} blocked ${event.blockedURI}`);
        });
      });
      context.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      // What the server is told of, also by a page that was left before its own listener could speak.
      context.on('request', (request) => {
        if (new URL(request.url()).pathname === '/csp-reports')
          faults.push(`CSP report: ${request.postData()}`);
      });
      context.on('weberror', (event) => faults.push(`uncaught: ${event.error().message}`));
      await use(undefined);
      const unexpected = faults.filter((fault) => !expectedFailure.test(fault));
      expect(unexpected, 'errors in the console, exceptions and breaches of the CSP').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
