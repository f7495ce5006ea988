export { dayOf, daysBetween, formatDate, formatDateTime, formatDay, formatTime } from '@greffe/client/app';
