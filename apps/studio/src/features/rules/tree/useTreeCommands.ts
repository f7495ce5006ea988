import type { Command, Tree } from '../../../model/index.ts';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { languagesOf } from '../../editor/readDefinition.ts';
import { readTexts } from '../../texts/textTable.ts';
import { type RuleView, readRules } from '../readRules.ts';
import { messagesOf } from './treeEdits.ts';
import { partAt, replacedAt, treeOf, viewOf, type Way } from './treeView.ts';

/** Puts a changed tree into the rule, with the sentences that it names: those that nothing names any more go. */
export function useTreeCommands(rule: RuleView, assert: Tree) {
  const { files, execute } = useEditor();
  const languages = languagesOf(files);
  const textsIn = (language: string) => readTexts(files[`i18n/${language}.json`]) ?? {};

  const change = (tree: Tree): Command => ({ type: 'changeRule', id: rule.id, changes: { assert: tree } });

  /** Takes away the sentences that only this rule named, and names no more. */
  function withoutUnnamed(tree: Tree): Command[] {
    const named = new Set(
      readRules(files).flatMap((each) =>
        each.id === rule.id ? messagesOf(tree) : each.assert ? messagesOf(each.assert) : [],
      ),
    );
    const gone = messagesOf(assert).filter((key) => !named.has(key) && key !== `rule.${rule.id}`);
    return gone.flatMap((key) =>
      languages.flatMap((language): Command[] =>
        Object.hasOwn(textsIn(language), key) ? [{ type: 'setText', key, language }] : [],
      ),
    );
  }

  const put = (tree: Tree) =>
    execute({ type: 'all', label: 'changeRule', commands: [change(tree), ...withoutUnnamed(tree)] });

  function setMessage(way: Way, language: string, text: string | undefined): void {
    const part = partAt(assert, way);
    if (!part) return;
    const view = viewOf(part);
    const { message } = view;
    if (message !== undefined) {
      const others = languages.filter((each) => each !== language && textsIn(each)[message]);
      // The last language in which it says something: then it says nothing.
      if (text === undefined && others.length === 0)
        put(replacedAt(assert, way, treeOf({ ...view, message: undefined })));
      else if (text !== undefined || Object.hasOwn(textsIn(language), message))
        execute({ type: 'setText', key: message, language, ...(text !== undefined && { text }) });
      return;
    }
    if (text === undefined) return;
    const key = freshKey(rule.id, new Set(languages.flatMap((each) => Object.keys(textsIn(each)))));
    const tree = replacedAt(assert, way, treeOf({ ...view, message: key }));
    execute({
      type: 'all',
      label: 'changeRule',
      commands: [change(tree), { type: 'setText', key, language, text }],
    });
  }

  return { put, setMessage };
}

function freshKey(rule: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`rule.${rule}.part-${number}`)) number += 1;
  return `rule.${rule}.part-${number}`;
}
