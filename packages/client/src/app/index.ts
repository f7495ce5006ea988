/** What every app of the house needs and none should write again: words of problems, languages, dates as text. */
export { watchAttendance } from './attendance.ts';
export { keepChoice, keptChoice } from './choice.ts';
export { dayOf, daysBetween, formatDate, formatDateTime, formatDay, formatTime } from './format.ts';
export {
  inLanguage,
  isLanguage,
  type Language,
  languageNames,
  languages,
  preferredLanguage,
} from './languages.ts';
export { detailOf, faultAt, isUnreachable, refusalOf, statusOf } from './problems.ts';
