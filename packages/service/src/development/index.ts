export { type DevelopmentPerson, developmentPeople } from './people.ts';
export { createDevelopmentReceiver, type DevelopmentReceiver } from './receiver.ts';
export { brokenSignIn, choosePage } from './signInPage.ts';
export { pageLanguage } from './signInTexts.ts';
export { developmentSwitches } from './switches.ts';
