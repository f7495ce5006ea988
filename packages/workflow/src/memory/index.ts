export { dataKey, factsAt, heldOf, roundOf, shownData, statusOf, validatedSteps } from './data.ts';
export { refusalOfParent } from './links.ts';
export { machineOf } from './machines.ts';
export { type Asked, type Beginning, begin, memoryFacts, perform } from './perform.ts';
export type * from './types.ts';
