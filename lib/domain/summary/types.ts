/** A sentence of a text, picked for its summary; UTF-16 offsets into that text. */
export interface SummarySentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
