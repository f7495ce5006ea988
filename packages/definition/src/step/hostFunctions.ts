import { nissFacts } from '@greffe/identifiers';
import type { HostFunctions } from '@greffe/rules';

/** The functions of expressions that the rules package only declares. */
export const hostFunctions: HostFunctions = {
  nissBirthDate: (niss) => nissFacts(niss).birthDate,
  nissSex: (niss) => nissFacts(niss).sex,
};
