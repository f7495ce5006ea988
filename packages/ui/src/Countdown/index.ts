export * from './Countdown.tsx';
