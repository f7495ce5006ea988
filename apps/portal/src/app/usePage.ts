export { usePage } from '@greffe/app';
