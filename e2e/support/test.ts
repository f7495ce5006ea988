import { test as base, expect } from '@playwright/test';

/**
 * Every flow also watches the page: an error in the console, an uncaught exception or a breach of the
 * content security policy fails it, whatever the flow itself looks at.
 */
export const test = base.extend<{ watched: undefined; expectedFailures: RegExp[] }>({
  /** Console messages that a flow causes on purpose, such as the 404 of a record that is not his. */
  expectedFailures: [[], { option: true }],
  watched: [
    async ({ context, expectedFailures }, use) => {
      const faults: string[] = [];
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`CSP: ${event.violatedDirective} blocked ${event.blockedURI}`);
        });
      });
      context.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      context.on('weberror', (event) => faults.push(`uncaught: ${event.error().message}`));
      await use(undefined);
      const unexpected = faults.filter((fault) => !expectedFailures.some((known) => known.test(fault)));
      expect(unexpected, 'errors in the console, exceptions and breaches of the CSP').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
