import type { Command } from '../../model/index.ts';
import type { TextChange } from './csv.ts';

/** Texts written as one edit; an empty one is taken away, and the check then says that it is missing. */
export function setTexts(changes: readonly TextChange[]): Command {
  const commands = changes.map(
    ({ language, key, text }): Command => ({
      type: 'setText',
      language,
      key,
      ...(text.trim() !== '' && { text }),
    }),
  );
  return commands.length === 1 && commands[0] ? commands[0] : { type: 'all', commands, label: 'setText' };
}
