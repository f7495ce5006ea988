import { metaValidatorsModule } from '../../packages/definition/src/compile/metaValidators.ts';

/** The validators of the definition's meta-schema, compiled ahead: nothing is compiled where they run. */
export function metaValidatorDocuments() {
  return [{ file: 'packages/definition/src/meta/generated/validators.js', content: metaValidatorsModule() }];
}
