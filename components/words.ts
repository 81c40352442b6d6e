import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Gives the words of a key in the reader's language (`_locales`), with its placeholders filled. */
export type Words = (key: string, ...values: readonly (string | number)[]) => string;

const WordsContext = createContext<Words>((key) => key);

/** Gives a tree of components its words. */
export const WordsProvider = WordsContext.Provider;

/** The words of the surface a component stands in. */
export const useWords = (): Words => useContext(WordsContext);
