import { browser } from 'wxt/browser';
import type { Words } from '../../components/page/words.ts';

/** Words of the reader's language from `_locales`; the key itself where one is missing, so that it is seen. */
export const words: Words = (key, ...values) =>
  browser.i18n.getMessage(key as Parameters<typeof browser.i18n.getMessage>[0], values.map(String)) || key;
