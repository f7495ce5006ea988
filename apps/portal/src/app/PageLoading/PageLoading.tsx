export { PageLoading } from '@greffe/app';
