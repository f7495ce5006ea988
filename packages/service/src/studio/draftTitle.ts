import { and, eq, like, studioDraftFiles } from '@greffe/database';
import type { Work } from '../records/work.ts';

/** How much of a title is shown in a list: a draft may hold anything. */
const longest = 200;

/** What a draft calls its registry, by language; nothing where its texts cannot be read. */
export async function titleInDraft(
  { transaction }: Pick<Work, 'transaction'>,
  draft: string,
): Promise<Record<string, string>> {
  const files = await transaction
    .select({ path: studioDraftFiles.path, text: studioDraftFiles.text })
    .from(studioDraftFiles)
    .where(and(eq(studioDraftFiles.draft, draft), like(studioDraftFiles.path, 'i18n/%')));
  return Object.fromEntries(
    files.flatMap(({ path, text }) => {
      const language = /^i18n\/([a-z]{2})\.json$/.exec(path)?.[1];
      const title = titleOf(text);
      return language === undefined || title === undefined ? [] : [[language, title.slice(0, longest)]];
    }),
  );
}

function titleOf(text: string | null): string | undefined {
  try {
    const texts: unknown = JSON.parse(text ?? '{}');
    const title = (texts as Readonly<Record<string, unknown>> | null)?.['registry.title'];
    return typeof title === 'string' && title.trim() !== '' ? title : undefined;
  } catch {
    return undefined;
  }
}
