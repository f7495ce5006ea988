import { checkId, indexOfId, listAt } from '../names.ts';
import { refuse } from '../refused.ts';
import type { Session } from '../session.ts';
import type { ByLanguage } from '../types.ts';
import { lowHandlers } from './low.ts';
import { putTexts, removeTexts } from './texts.ts';

/** Commands on who takes part. */
export interface RoleCommands {
  addRole: {
    readonly id: string;
    readonly titles?: ByLanguage;
    readonly grantedBy?: readonly string[];
    readonly scope?: 'organisation' | 'everywhere';
    readonly origin?: 'source' | 'proposed';
  };
  /** With its texts; what names it stays, to be seen to. */
  removeRole: { readonly id: string };
}

type Handlers = {
  readonly [Type in keyof RoleCommands]: (session: Session, command: RoleCommands[Type]) => void;
};

const PLACE = { file: 'form.json', pointer: '/roles' };

export const roleHandlers: Handlers = {
  addRole(session, { id, titles, grantedBy = [], scope, origin = 'proposed' }) {
    checkId(id);
    const roles = listAt(session, PLACE.file, PLACE.pointer);
    if (roles.some((role) => role.id === id)) refuse('name.taken', { name: id });
    const value = { id, origin, grantedBy, ...(scope === undefined ? {} : { scope }) };
    lowHandlers.insertItem(session, { ...PLACE, index: roles.length, value });
    putTexts(session, `role.${id}.title`, titles, id);
  },
  removeRole(session, { id }) {
    const index = indexOfId(session, PLACE.file, PLACE.pointer, id);
    if (listAt(session, PLACE.file, PLACE.pointer).length === 1) refuse('last.one', { name: id });
    lowHandlers.removeValue(session, { ...PLACE, pointer: `/roles/${index}` });
    removeTexts(session, (key) => key.startsWith(`role.${id}.`));
  },
};
