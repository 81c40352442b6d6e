import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Gives the words of a key in the reader's language (`_locales`), with its placeholders filled. */
export type Words = (key: string, ...values: readonly (string | number)[]) => string;

const PageWords = createContext<Words>((key) => key);
export const PageWordsProvider = PageWords.Provider;
export const usePageWords = (): Words => useContext(PageWords);
