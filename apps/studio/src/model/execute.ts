import { type Command, run } from './commands/index.ts';
import { createSession } from './session.ts';
import type { DefinitionFiles, Executed } from './types.ts';

/**
 * Carries out one command over a definition's files. Files that it does not change keep their bytes.
 * @param shared the shared modules, which no command changes.
 * @throws CommandRefused where it cannot be done; then nothing of it is.
 */
export function execute(files: DefinitionFiles, command: Command, shared: DefinitionFiles = {}): Executed {
  const session = createSession(files, shared);
  run(session, command);
  return session.end();
}
