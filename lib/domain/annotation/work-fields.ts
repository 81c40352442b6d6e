import type { Work } from './types.ts';

/** The fields of a work a reader may put right. */
export const WORK_FIELDS = ['title', 'authors', 'container', 'date', 'volume', 'issue', 'pages', 'doi'] as const;
export type WorkField = (typeof WORK_FIELDS)[number];
export type WorkCorrections = Partial<Pick<Work, WorkField>>;

/** Between authors as one types them. */
const AUTHOR_BOUND = /[;；,，、\n]+/u;
const AUTHOR_JOIN = '；';
const DATE = /^(\d{4})(?:\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?|\s*月)?|\s*年)?$/;
const DOI = /^10\.\d{4,9}\/\S+$/;

/** A field as one line of text; '' where it is not known. */
export function fieldText(work: Work, field: WorkField): string {
  const value = work[field];
  return (typeof value === 'string' || value === null ? value : value.join(AUTHOR_JOIN)) ?? '';
}

/** What a reader typed as the value of a field; undefined where it is no date, no DOI, or no title at all. */
export function readField<Field extends WorkField>(field: Field, typed: string): Work[Field] | undefined;
export function readField(field: WorkField, typed: string): string | null | readonly string[] | undefined {
  const text = typed.replace(/\s+/gu, ' ').trim();
  if (field === 'authors') {
    return typed
      .split(AUTHOR_BOUND)
      .map((name) => name.replace(/\s+/gu, ' ').trim())
      .filter((name) => name !== '');
  }
  if (field === 'title') return text === '' ? undefined : text;
  if (text === '') return null;
  if (field === 'date') return isoDate(text);
  if (field === 'doi') {
    const doi = text.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:?\s*)/i, '');
    return DOI.test(doi) ? doi : undefined;
  }
  return text;
}

/** '2021年1月28日', '2021.1', '2021' as ISO 8601; undefined where it is no date. */
function isoDate(text: string): string | undefined {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const parts = [month, day].filter((part) => part !== undefined);
  if ((month && (Number(month) < 1 || Number(month) > 12)) || (day && (Number(day) < 1 || Number(day) > 31))) {
    return undefined;
  }
  return [year, ...parts.map((part) => part.padStart(2, '0'))].join('-');
}
