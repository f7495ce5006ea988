import { createContext, type ReactNode } from 'react';

/** What is wrong with a section, group or list as a whole: rjsf tells it to the field's template, which stands outside. */
export const ContainerMessages = createContext<ReactNode>(undefined);
