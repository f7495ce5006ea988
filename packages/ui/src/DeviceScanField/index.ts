export * from './DeviceScanField.tsx';
