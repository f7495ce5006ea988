export { detailOf, faultAt, isUnreachable, refusalOf, statusOf } from '@greffe/client/app';
