interface Cookie {
  name: string;
  value: string;
  path: string;
}

/** As much of a browser as signing in needs: cookies by path, redirects by hand, the Origin of a form. */
export class Browser {
  readonly #origin: string;
  #cookies: Cookie[] = [];

  constructor(origin: string) {
    this.#origin = origin;
  }

  cookie(name: string): string | undefined {
    return this.#cookies.find((cookie) => cookie.name === name)?.value;
  }

  /** One request, without following a redirect. */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, this.#origin);
    const headers = new Headers(init.headers);
    const cookies = this.#cookies.filter((cookie) => url.pathname.startsWith(cookie.path));
    if (cookies.length > 0)
      headers.set('cookie', cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
    if (init.method === 'POST' && !headers.has('origin')) headers.set('origin', this.#origin);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** Follows redirects within the origin to the page at their end. */
  async open(path: string, init: RequestInit = {}): Promise<{ path: string; response: Response }> {
    let here = path;
    let response = await this.request(here, init);
    for (let hops = 0; hops < 10 && response.status >= 300 && response.status < 400; hops += 1) {
      const next = new URL(response.headers.get('location') ?? '', new URL(here, this.#origin));
      if (next.origin !== this.#origin) throw new Error(`led away to ${next.origin}`);
      await response.body?.cancel();
      here = `${next.pathname}${next.search}`;
      response = await this.request(here);
    }
    return { path: here, response };
  }

  /** Signs in at the development provider. Returns the page that this ends at. */
  async signIn(person: string, returnTo = '/'): Promise<{ path: string; response: Response }> {
    const chooser = await this.open(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
    await chooser.response.text();
    return this.open(chooser.path, { method: 'POST', body: new URLSearchParams({ person }) });
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', ...value] = pair.split('=');
    const attribute = (key: string) =>
      attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const path = attribute('path') ?? '/';
    this.#cookies = this.#cookies.filter((cookie) => cookie.name !== name || cookie.path !== path);
    const expires = attribute('expires');
    const isGone = attribute('max-age') === '0' || (expires !== undefined && new Date(expires) < new Date());
    if (!isGone) this.#cookies.push({ name, value: value.join('='), path });
  }
}
