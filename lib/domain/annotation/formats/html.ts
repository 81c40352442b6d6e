import { cleanText, oneLine, plainTag } from '../markdown-text.ts';
import { HIGHLIGHT_COLORS } from '../types.ts';
import { type NotesExport, type PreparedNote, type PreparedWork, prepareWorks } from './notes-export.ts';

/** Marks of the five colours, readable on white and on dark paper. */
const MARKS = { yellow: '#e0b800', green: '#4f9d53', blue: '#4a86c5', pink: '#d0648c', purple: '#8a6bc9' };

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
body { max-width: 42em; margin: 0 auto; padding: 2em 1.2em 4em; overflow-wrap: anywhere; }
h1 { margin: 1.6em 0 .2em; font-size: 1.5em; line-height: 1.4; }
h2 { margin: 2em 0 .6em; font-size: 1.1em; }
.citation { margin: 0; opacity: .75; }
.note { margin: 1.2em 0; break-inside: avoid; }
blockquote { margin: 0; padding-left: .9em; border-left: 4px solid var(--mark); font-family: "Songti SC", "Noto Serif CJK SC", SimSun, serif; white-space: pre-line; }
.body { margin: .5em 0 0 calc(.9em + 4px); white-space: pre-wrap; }
.foot { margin: .3em 0 0 calc(.9em + 4px); font-size: .85em; opacity: .75; }
${HIGHLIGHT_COLORS.map((color) => `.${color} { --mark: ${MARKS[color]}; }`).join('\n')}
@media print { body { max-width: none; padding: 0; } a { color: inherit; } }
`.trim();

/** Notes as one HTML file: no script, nothing loaded, every word of page and reader as text. */
export function toHtml(content: NotesExport): string {
  const works = prepareWorks(content);
  const title = works.length === 1 ? (works[0] as PreparedWork).title : content.words.fields.note;
  return `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="清读 Qingdu">
<title>${line(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
${works.map((work) => article(work, content.words.fields.link)).join('\n')}
</body>
</html>
`;
}

function article({ title, citation, source, notes }: PreparedWork, linkWord: string): string {
  const parts = ['<article>', `<h1>${line(title)}</h1>`, `<p class="citation">${line(citation ?? source)}</p>`];
  let shown = '';
  for (const note of notes) {
    if (note.section !== '' && note.section !== shown) parts.push(`<h2>${line(note.section)}</h2>`);
    shown = note.section;
    parts.push(noteOf(note, linkWord));
  }
  return [...parts, '</article>'].join('\n');
}

function noteOf({ annotation, quote, color, link }: PreparedNote, linkWord: string): string {
  const tags = annotation.tags.map((tag) => line(plainTag(tag)));
  const source = link === null ? [] : [`<a href="${escapeHtml(link)}" rel="noreferrer">${line(linkWord)}</a>`];
  const body = cleanText(annotation.body).trim();
  return [
    `<div class="note ${annotation.color}" id="${line(annotation.id)}">`,
    `<blockquote>${escapeHtml(cleanText(quote).trim())}</blockquote>`,
    ...(body === '' ? [] : [`<p class="body">${escapeHtml(body)}</p>`]),
    `<p class="foot">${[...tags, line(color), ...source].join(' · ')}</p>`,
    '</div>',
  ].join('\n');
}

function line(text: string): string {
  return escapeHtml(oneLine(text));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as text, in an element or a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] as string);
}
