export { detailOf, isUnreachable, refusalOf, statusOf } from '@greffe/client/app';
