import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandsOn } from '../../test/commands.ts';
import { registries, shared } from '../../test/forms.ts';
import {
  CommandRefused,
  canonicalText,
  createDraft,
  type DefinitionFiles,
  type Draft,
  execute,
  perform,
  receive,
  redo,
  undo,
} from './index.ts';

/** The draft after a command, or as it was where that is refused; anything else that is thrown is a fault. */
function tried(draft: Draft, command: Parameters<typeof perform>[1]): Draft {
  try {
    return perform(draft, command);
  } catch (error) {
    if (error instanceof CommandRefused) return draft;
    throw error;
  }
}

describe.each(registries)('%s', (_name, files) => {
  test('is canonical: opening and saving it changes nothing', () => {
    for (const [path, text] of Object.entries({ ...files, ...shared })) {
      if (path.endsWith('.json')) expect([path, canonicalText(JSON.parse(text))]).toEqual([path, text]);
    }
  });

  test('a command and its way back leave the same bytes, and only what it touches is another', () => {
    fc.assert(
      fc.property(commandsOn(files), (command) => {
        const draft = tried(createDraft(files, shared), command);
        if (draft.files === files) return;
        const done = execute(files, command, shared);
        expect(done.files).toEqual(draft.files);
        expect(done.touched.length).toBeGreaterThan(0);
        const different = Object.keys({ ...files, ...done.files }).filter(
          (path) => files[path] !== done.files[path],
        );
        expect([...done.touched].sort()).toEqual(different.sort());
        expect(execute(done.files, done.revert, shared).files).toEqual(files);
        expect(JSON.parse(JSON.stringify(command))).toEqual(command);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  test('any way through the history lands on the bytes that stood there', () => {
    fc.assert(
      fc.property(
        fc.array(commandsOn(files), { minLength: 1, maxLength: 8 }),
        fc.array(fc.boolean(), { maxLength: 30 }),
        (commands, ways) => {
          const stands: DefinitionFiles[] = [files];
          let draft = createDraft(files, shared);
          for (const command of commands) {
            const next = tried(draft, command);
            if (next !== draft) stands.push(next.files);
            draft = next;
          }
          for (const isBack of ways) {
            draft = isBack ? undo(draft) : redo(draft);
            expect(draft.files).toEqual(stands[draft.past.length]);
          }
          while (draft.past.length > 0) draft = undo(draft);
          expect(draft.files).toEqual(files);
          while (draft.future.length > 0) draft = redo(draft);
          expect(draft.files).toEqual(stands.at(-1));
        },
      ),
      { numRuns: 25, seed: 6 },
    );
  });
});

describe('the history', () => {
  const files = {
    'form.json': canonicalText({ id: 'x', languages: ['fr'] }),
    'i18n/fr.json': canonicalText({ a: 'A', b: 'B' }),
  };
  const set = (key: string, text: string) => ({ type: 'setText', key, language: 'fr', text }) as const;

  test('says what was done, and forgets what was undone once something else is done', () => {
    const once = perform(createDraft(files), {
      type: 'all',
      label: 'two texts',
      commands: [set('a', '1'), set('b', '2')],
    });
    expect(once.past.map(({ label }) => label)).toEqual(['two texts']);
    expect(undo(once).files).toEqual(files);
    expect(perform(undo(once), set('a', '3')).future).toEqual([]);
    expect(perform(once, set('a', '1'))).toBe(once);
    expect(undo(createDraft(files)).files).toBe(files);
  });

  test('takes back one’s own change and leaves another’s that came in between', () => {
    const mine = perform(createDraft(files), set('a', 'mine'));
    const both = receive(mine, { ...mine.files, 'i18n/fr.json': canonicalText({ a: 'mine', b: 'theirs' }) });
    expect(JSON.parse(undo(both).files['i18n/fr.json'] ?? '')).toEqual({ a: 'A', b: 'theirs' });
    expect(JSON.parse(redo(undo(both)).files['i18n/fr.json'] ?? '')).toEqual({ a: 'mine', b: 'theirs' });
    const over = receive(mine, { ...mine.files, 'i18n/fr.json': canonicalText({ a: 'theirs', b: 'B' }) });
    expect(() => undo(over)).toThrow('undo.conflict');
  });
});
