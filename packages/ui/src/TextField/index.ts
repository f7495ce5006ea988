export * from './TextField.tsx';
export { TextInput, type TextInputProps } from './TextInput.tsx';
