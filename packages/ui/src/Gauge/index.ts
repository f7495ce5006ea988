export * from './Gauge.tsx';
