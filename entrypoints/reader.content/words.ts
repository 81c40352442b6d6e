import { browser } from 'wxt/browser';
import type { Words } from '../../components/page/words.ts';

/** Words of the reader's language from `_locales`; the key itself where one is missing, so that it is seen. */
export const words: Words = (key, ...values) =>
  browser.i18n.getMessage(key as Parameters<typeof browser.i18n.getMessage>[0], values.map(String)) || key;

/** A date (ISO 8601) in the language of the words around it, as precise as it is: 2021年3月5日, 2021年3月, 2021年. */
export function dateInWords(iso: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso) ?? [];
  if (!year) return iso;
  const date = new Date(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  const parts: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    ...(month ? { month: 'long' } : {}),
    ...(day ? { day: 'numeric' } : {}),
  };
  return new Intl.DateTimeFormat(words('locale_tag'), parts).format(date);
}
