import type { DefinitionNews } from '@greffe/service/development';

export interface NewsReader {
  /** The newest news, or the first of the next ones, of which this holds. */
  until(isIt: (news: DefinitionNews) => boolean): Promise<DefinitionNews>;
}

/** Reads a server's stream of news, as an open page does. */
export async function readNews(address: string): Promise<NewsReader> {
  const response = await fetch(address);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader || response.status !== 200) throw new Error(`${address} answered ${response.status}`);
  let text = '';
  let newest: DefinitionNews | undefined;

  async function next(): Promise<DefinitionNews> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        if (data !== undefined) return JSON.parse(data) as DefinitionNews;
      }
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) throw new Error('the stream of news has ended');
      text += value;
    }
  }

  return {
    async until(isIt) {
      newest ??= await next();
      while (!isIt(newest)) newest = await next();
      return newest;
    },
  };
}
