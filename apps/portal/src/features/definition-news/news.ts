/** A version that new records start with. */
interface PublishedVersion {
  readonly registry: string;
  readonly hash: string;
  readonly version: string;
}

/** What keeps a definition from being published: written for the developer, in English. */
export interface NewsFinding {
  readonly file: string;
  readonly pointer: string;
  readonly message: string;
  readonly suggestion?: string;
}

/** What a server in development tells its pages, whole each time. */
export interface DefinitionNews {
  readonly definitions: readonly PublishedVersion[];
  readonly findings: readonly NewsFinding[];
}

/** Milliseconds after which a server is asked again that refused the stream, as one does that is starting. */
const pause = 3_000;

/** Where this server tells its news; a server in production says nothing of the kind in its page. */
export function newsAddress(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="greffe-definition-news"]')?.content;
}

/**
 * Tells the news of an address until the returned function is called. A page in the background is not told, and learns
 * all of it when it is looked at again: browsers allow six connections to a server, over all tabs.
 */
export function followNews(address: string, onNews: (news: DefinitionNews) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function leave(): void {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  }
  function join(): void {
    const opened = new EventSource(address);
    opened.onmessage = ({ data }: MessageEvent<string>) => onNews(JSON.parse(data) as DefinitionNews);
    opened.onerror = () => {
      // A stream that was cut is opened again by the browser; one that was refused is not.
      if (opened.readyState === EventSource.CLOSED) timer = setTimeout(follow, pause);
    };
    source = opened;
  }
  function follow(): void {
    leave();
    if (document.visibilityState === 'visible' && navigator.onLine) join();
  }

  const changes = [
    [document, 'visibilitychange'],
    [window, 'online'],
    [window, 'offline'],
  ] as const;
  for (const [target, event] of changes) target.addEventListener(event, follow);
  follow();
  return () => {
    for (const [target, event] of changes) target.removeEventListener(event, follow);
    leave();
  };
}
