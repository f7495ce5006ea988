/** What answers requests. */
export interface Service {
  request(request: Request): Response | Promise<Response>;
}

/** Takes over every member of what was sent, also those that are no members. */
function takeOver(into: Record<string, unknown>, from: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(from)) {
    const held = into[name];
    if (typeof value === 'object' && value !== null && typeof held === 'object' && held !== null)
      takeOver(held as Record<string, unknown>, value as Record<string, unknown>);
    // What every object has stays, or the test could not say what it found.
    else if (!(name in into)) into[name] = value;
  }
}

/**
 * A door that does what a careless program does: it takes over what was sent, looks for a word by a pattern that goes back
 * and forth, and reads each address as if it were sound. What comes through it must show that hostile inputs are noticed.
 */
export const behindCarelessDoor = (service: Service): Service => ({
  async request(request) {
    const text = await request.clone().text();
    try {
      decodeURIComponent(request.url);
    } catch {
      return new Response('broken address', { status: 500 });
    }
    try {
      takeOver({ who: {} }, JSON.parse(text) as Record<string, unknown>);
    } catch {
      // Broken JSON is told by the service.
    }
    /(?:a+)+#/.test(text.slice(0, 26));
    return service.request(request);
  },
});
