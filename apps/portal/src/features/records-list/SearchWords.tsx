import { createContext, type ReactNode, useContext, useState } from 'react';

const SearchContext = createContext<readonly [string, (words: string) => void] | undefined>(undefined);

/** Keeps the words searched for while a record is open. In memory alone: they may name a patient. */
export function SearchWordsProvider({ children }: { readonly children: ReactNode }) {
  return <SearchContext value={useState('')}>{children}</SearchContext>;
}

/** The words searched for, and how to change them. */
export function useSearchWords(): readonly [string, (words: string) => void] {
  const value = useContext(SearchContext);
  if (!value) throw new Error('useSearchWords needs a SearchWordsProvider above it');
  return value;
}
