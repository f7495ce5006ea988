export { type ClockState, openSimulatedClock, type SimulatedClock } from './clock.ts';
export { clockAddress, clockMeta } from './clockAddress.ts';
export { clockRoutes } from './clockRoutes.ts';
export { type Clockwork, startClockwork } from './clockwork.ts';
export { type HubPerson, hubAddress, hubPage, linkMinutes, type MadeLink } from './hubPage.ts';
export { invitedPeople } from './invited.ts';
export type { MovedRecord } from './moveRecord.ts';
export {
  createNewsBoard,
  type DefinitionNews,
  type NewsBoard,
  type NewsFinding,
} from './news.ts';
export { newsRoutes } from './newsRoutes.ts';
export { createOutbox, type OutboxMessage } from './outbox.ts';
export { outboxAddress, outboxRoutes } from './outboxRoutes.ts';
export { type DevelopmentPerson, developmentPeople } from './people.ts';
export { createDevelopmentReceiver, type DevelopmentReceiver } from './receiver.ts';
export { developmentRecords } from './recordRoutes.ts';
export type { SignInFault } from './signInFaults.ts';
export { brokenSignIn, choosePage, closedLink } from './signInPage.ts';
export { pageLanguage } from './signInTexts.ts';
export { createSwitch, developmentSwitches, type Switch } from './switches.ts';
export { createTrial } from './trial.ts';
