export * from './TextField.tsx';
export { TextInput, type TextInputProps, textInput } from './TextInput.tsx';
