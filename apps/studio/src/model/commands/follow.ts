import { type Change, followChange, UnsayableError } from '@greffe/definition/rename';
import { refuse } from '../refused.ts';
import type { Session } from '../session.ts';

/** Follows a change of a name or a place through every file. */
export function follow(session: Session, change: Change): void {
  for (const [file, text] of Object.entries(followed(session, change))) session.setText(file, text);
}

function followed(session: Session, change: Change): Readonly<Record<string, string | null>> {
  try {
    return followChange(session.files(), session.shared, change).files;
  } catch (error) {
    if (error instanceof UnsayableError) return refuse('field.unsayable', { place: error.message });
    throw error;
  }
}
