import type { Finding } from '@greffe/definition';
import type { VersionInForce } from '../definitions/publish.ts';

/** What keeps a definition from being published; `file` is a path in the folder of all definitions. */
export type NewsFinding = Pick<Finding, 'file' | 'pointer' | 'message' | 'suggestion'>;

/** All that an open page needs to know, whole each time: who comes late or back has missed nothing. */
export interface DefinitionNews {
  readonly definitions: readonly VersionInForce[];
  readonly findings: readonly NewsFinding[];
}

export interface Reader {
  readonly onNews: (news: DefinitionNews) => void;
  /** No more news: the server is stopping. */
  readonly onEnd: () => void;
}

/** The newest news, and those who want to be told of the next. */
export interface NewsBoard {
  readonly post: (news: DefinitionNews) => void;
  /** Tells the newest at once, and each next; returns what ends that. */
  readonly read: (reader: Reader) => () => void;
  readonly close: () => void;
}

export function createNewsBoard(): NewsBoard {
  let news: DefinitionNews = { definitions: [], findings: [] };
  let isClosed = false;
  const readers = new Set<Reader>();
  return {
    post(next) {
      news = next;
      for (const { onNews } of readers) onNews(next);
    },
    read(reader) {
      if (isClosed) reader.onEnd();
      else {
        readers.add(reader);
        reader.onNews(news);
      }
      return () => void readers.delete(reader);
    },
    close() {
      isClosed = true;
      for (const { onEnd } of readers) onEnd();
      readers.clear();
    },
  };
}
