/**
 * Something the person who starts the server can mend. Its message is shown alone, without a stack:
 * a sentence or two that say what is wrong and what to do.
 */
export class StartFault extends Error {
  override name = 'StartFault';
}
