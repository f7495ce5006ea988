import type { Page } from '@playwright/test';
import { serverOnly } from '../support/serverOnly.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

const reason = 'the headers and the reports are the server’s; the mock is served without';
test.use({ expectedFailure: /401 \(Unauthorized\)|CSP|Content Security Policy|frame/ });

/** What the page's own listener and the server hear of a breach that is caused on purpose. */
async function breach(page: Page, cause: () => Promise<unknown>) {
  const said = page.waitForEvent('console', (message) => message.text().startsWith('CSP:'));
  const sent = page.waitForRequest((request) => new URL(request.url()).pathname === '/csp-reports');
  await cause();
  const report = await sent;
  return {
    said: (await said).text(),
    report: JSON.parse(report.postData() ?? '{}')['csp-report'],
    status: (await report.response())?.status(),
  };
}

test(
  'an inline script or style and a script of elsewhere are stopped and reported',
  serverOnly(reason),
  async ({ page }) => {
    await signIn(page, 'Claire Dubois');
    const inline = await breach(page, () =>
      page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.isBroken = true';
        document.body.append(script);
      }),
    );
    expect(inline.said).toBe('CSP: script-src-elem blocked inline');
    expect(inline.report).toMatchObject({
      'effective-directive': 'script-src-elem',
      'blocked-uri': 'inline',
    });
    expect(inline.status).toBe(204);
    const elsewhere = await breach(page, () =>
      page.evaluate(() => {
        const script = document.createElement('script');
        script.src = 'https://evil.example/x.js';
        document.body.append(script);
      }),
    );
    expect(elsewhere.report['blocked-uri']).toContain('https://evil.example');
    const style = await breach(page, () =>
      page.evaluate(() => document.body.setAttribute('style', 'background: red')),
    );
    expect(style.report['effective-directive']).toBe('style-src-attr');
    expect(await page.evaluate(() => 'isBroken' in window)).toBe(false);
  },
);

test('no other site can frame a page of ours', serverOnly(reason), async ({ page, baseURL }) => {
  const attacker = 'http://attacker.test/';
  await page.route(attacker, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe src="${baseURL}/"></iframe><iframe src="${baseURL}/studio"></iframe>`,
    }),
  );
  await page.goto(attacker);
  for (const frame of page.frames().slice(1)) {
    await expect.poll(() => frame.url()).toMatch(/^chrome-error:/);
    expect(await frame.content()).not.toContain('Greffe');
  }
  expect(page.frames()).toHaveLength(3);
});
