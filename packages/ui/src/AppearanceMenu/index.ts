export { AppearanceMenu, type AppearanceMenuProps, type AppearanceWords } from './AppearanceMenu.tsx';
export { useAppearance } from './useAppearance.ts';
