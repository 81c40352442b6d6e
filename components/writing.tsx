import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HighlightColor } from '../lib/domain/annotation/index.ts';
import { formatTags, parseTags } from './tags.ts';
import { useWords } from './words.ts';

/** What a reader is writing. */
export interface Writing {
  readonly body: string;
  readonly color: HighlightColor;
  readonly tags: readonly string[];
}

export interface WritingState {
  readonly writing: Writing;
  /** Changes a part of it and tells. */
  readonly write: (part: Partial<Writing>) => void;
  /** The tags as typed: a comma at the end is on its way to the next one. */
  readonly tagLine: string;
  readonly writeTags: (line: string) => void;
  readonly area: RefObject<HTMLTextAreaElement | null>;
}

/** A note being written; its field has the keyboard, behind what stands there already. */
export function useWriting(initial: Writing, onWrite: (writing: Writing) => void): WritingState {
  // Whoever hands it over may hand more than these three.
  const [writing, setWriting] = useState<Writing>({ body: initial.body, color: initial.color, tags: initial.tags });
  const [tagLine, setTagLine] = useState(formatTags(initial.tags));
  const area = useRef<HTMLTextAreaElement>(null);
  // Before the next key: an effect after the paint would let the first ones go where the focus was.
  useLayoutEffect(() => {
    const field = area.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  const write = (part: Partial<Writing>) => {
    const next = { ...writing, ...part };
    setWriting(next);
    onWrite(next);
  };
  const writeTags = (line: string) => {
    setTagLine(line);
    write({ tags: parseTags(line) });
  };
  return { writing, write, tagLine, writeTags, area };
}

/** Ctrl/Cmd+Enter saves, Esc closes; neither while an input method composes. */
export function writingKeys(save: () => void, close: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };
}

export interface WritingFieldsProps {
  readonly state: WritingState;
  /** The fields' names in the document, what the first one is called, and its lines. */
  readonly names: { readonly body: string; readonly tags: string; readonly label: string; readonly rows?: number };
}

/** The words and the tags of a note. */
export function WritingFields({ state, names }: WritingFieldsProps) {
  const t = useWords();
  const { writing, write, tagLine, writeTags, area } = state;
  return (
    <>
      <textarea
        ref={area}
        name={names.body}
        rows={names.rows}
        aria-label={names.label}
        placeholder={t('composer_placeholder')}
        value={writing.body}
        onInput={(event) => write({ body: event.currentTarget.value })}
      />
      <input
        name={names.tags}
        type="text"
        autocomplete="off"
        aria-label={t('composer_tags')}
        placeholder={t('composer_tags_placeholder')}
        value={tagLine}
        onInput={(event) => writeTags(event.currentTarget.value)}
      />
    </>
  );
}
