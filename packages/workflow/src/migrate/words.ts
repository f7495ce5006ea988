import type { Bundle } from '@greffe/definition';
import { labelsOf } from '@greffe/definition/diff';
import { createTexts, errorMessage } from '@greffe/definition/texts';
import de from './messages/de.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };
import type { MoveNote, MoveReason } from './types.ts';

/** The sentences about moves. */
export const moveCatalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { fr, nl, de, en };

/** The versions between which a record moves: what one does not name, the other does. */
export interface MoveBundles {
  readonly from: Bundle;
  readonly to: Bundle;
}

const textsIn = (language: string) =>
  createTexts(moveCatalogues[language] ?? en, Object.hasOwn(moveCatalogues, language) ? language : 'en');

/** Names as the newer version has them, or else the older one. */
function names({ from, to }: MoveBundles, language: string) {
  const [before, after] = [labelsOf(from, language), labelsOf(to, language)];
  return {
    step: (id: string) => (Object.hasOwn(to.steps, id) ? after : before).step(id),
    field: (step: string, pointer: string) =>
      (after.hasField(step, pointer) ? after : before).field(step, pointer),
    outcome: (step: string, id: string) => before.outcome(step, id),
  };
}

/** Why a record cannot be moved, as sentences: one for each fault in its data. */
export function reasonWords(reason: MoveReason, bundles: MoveBundles, language: string): readonly string[] {
  const say = textsIn(language);
  const name = names(bundles, language);
  switch (reason.code) {
    case 'invalid': {
      const { step, entry, errors } = reason;
      return errors.map((error) =>
        say(entry === undefined ? 'reason.invalid' : 'reason.invalidEntry', {
          step: name.step(step),
          entry: entry ?? '',
          error: errorMessage(bundles.to, language, step, error),
        }),
      );
    }
    case 'value': {
      const field = name.field(reason.step, reason.pointer);
      return [say('reason.value', { step: name.step(reason.step), field })];
    }
    case 'outcome': {
      const outcome = name.outcome(reason.step, reason.outcome);
      return [say('reason.outcome', { step: name.step(reason.step), outcome })];
    }
    case 'window':
    case 'repeatChanged':
      return [say(`reason.${reason.code}`, { step: name.step(reason.step) })];
    default:
      return [say(`reason.${reason.code}`)];
  }
}

/** What a move means for those who fill the record, as a sentence. */
export function noteWords(note: MoveNote, bundles: MoveBundles, language: string): string {
  const say = textsIn(language);
  if (note.code === 'reopened') return say('note.reopened');
  const name = names(bundles, language);
  const step = name.step(note.step);
  switch (note.code) {
    case 'status': {
      const to = say(`status.${note.to}`);
      return note.from === undefined
        ? say('note.statusNew', { step, to })
        : say('note.status', { step, from: say(`status.${note.from}`), to });
    }
    case 'aside':
      return say('note.aside', { step });
    default:
      return say(`note.${note.code}`, { step, field: name.field(note.step, note.pointer) });
  }
}
