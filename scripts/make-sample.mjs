/**
 * Makes the pages of tests/pages/sample from article.json there: `node scripts/make-sample.mjs`.
 * The same article gives the same files on every machine.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encode } from './damage/codecs.mjs';
import { chooseGlossed, mirrorReport, misread, narrow } from './damage/index.mjs';

const SEED = 7;
const GLOSSED = 85;
/** On real pages not every misplaced mark cuts. */
const CUT_RATE = 0.85;

/**
 * @typedef {{ marker: string, type: string, authors: string[], title: string, raw: string, [field: string]: unknown }} Note
 * @typedef {{ level: number, label: string, title: string, runIn: boolean, paragraphs: string[] }} Section
 * @typedef {{ title: string, authors: string[], authorLine: string, affiliation: string, date: string, dateLine: string,
 *   keywords: string[], sections: Section[], notes: Note[], related: string[], notArticle: string[],
 *   spam: { title: string[], places: string[] } }} Article
 */

export const sampleFolder = new URL('../tests/pages/sample/', import.meta.url);

/** @returns {Article} */
export const readSample = () => JSON.parse(readFileSync(new URL('article.json', sampleFolder), 'utf8'));

const MARKER = /\{\{([^}]+)\}\}/g;

/**
 * The lines of a text as the site prints them: notes inside the sentences; a circled note splits its paragraph.
 * @param {string} text
 * @param {readonly Note[]} notes
 */
function printed(text, notes) {
  return text
    .replace(MARKER, (_, /** @type {string} */ marker) => {
      const note = notes.find((n) => n.marker === marker);
      if (!note) throw new Error(`no note ${marker}`);
      return marker.startsWith('(') ? `${marker}${note.raw}` : `${marker}\n${marker} ${note.raw}`;
    })
    .split('\n');
}

/**
 * Every line of the article's body, heading lines too, in order.
 * @param {Article} article
 * @param {readonly Section[]} [sections]
 */
function bodyLines(article, sections = article.sections) {
  const lines = [article.authorLine, `(${article.affiliation})`];
  for (const { label, title, runIn, paragraphs } of sections) {
    const texts = runIn ? [`${label}${title}。${paragraphs[0]}`, ...paragraphs.slice(1)] : paragraphs;
    if (!runIn && title) lines.push(`${label}${title}`);
    for (const text of texts) lines.push(...printed(text, article.notes));
  }
  return lines;
}

const STYLE = `<style>
body{margin:0;color:#222;background:#f6f6f4;font:16px/1.9 "Songti SC","Noto Serif CJK SC","Noto Sans CJK SC",serif}
.top,.nav{padding:6px 16px;background:#e9e7e2;font-size:13px}.nav a{margin-right:1em;color:#555}
.main{margin:0 auto;max-width:46em;padding:8px 24px;background:#fff}
h1{margin:0;padding:4px 16px;font-size:14px;font-weight:normal}.bt{padding:12px 0 0;font-size:22px;line-height:1.5;text-align:center}
.sj,.gj{color:#777;font-size:13px;text-align:center}.gj a{margin:0 .3em;color:#776}.wz p{margin:.7em 0;text-indent:2em}
h3{margin:2em 0 .4em;padding-left:.5em;border-left:3px solid #a33;font-size:16px}.cnxh{padding-left:1.2em;font-size:14px}.cnxh a{color:#357}
.foot{padding:12px 16px;font-size:12px;line-height:1.6}.foot a{color:#888}
</style>`;

const escapeHtml = (/** @type {string} */ text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * @typedef {{ title: string, dateLine: string, keywordLabel: string, keywords: string[], lines: string[], relatedLabel: string, related: string[] }} Shown
 */

/**
 * @param {Shown} shown
 * @param {string} heading h1 or h2
 * @param {boolean} [breaks] one div with br and indents
 */
function main(shown, heading, breaks = false) {
  const text = breaks
    ? `<div>${shown.lines.map((line) => `　　${escapeHtml(line)}`).join('<br>\n')}</div>`
    : shown.lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
  const links = shown.related.map(
    (title, i) => `<li><a href="/page/2022/0${1 + (i % 9)}1${i % 10}/${9100 + i}.shtml">${escapeHtml(title)}</a></li>`,
  );
  return `<div class="main">
<${heading} class="bt">${escapeHtml(shown.title)}</${heading}>
<div class="sj">${shown.dateLine}</div>
<div class="gj">${shown.keywordLabel}${shown.keywords.map((word, i) => `<a href="/tag/${i}">${word}</a>`).join('')}</div>
<div class="wz">
${text}
</div>
<h3>${shown.relatedLabel}</h3>
<ul class="cnxh">
${links.join('\n')}
</ul></div>`;
}

/**
 * @param {Article} article
 * @param {Shown} shown
 * @param {{ charset: string, breaks?: boolean }} options
 */
function mirrorPage(article, shown, { charset, breaks = false }) {
  const spam = article.spam.title.join('_');
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="${charset}">
<title>${spam}</title>
<meta name="description" content="${spam}">
<meta name="keywords" content="${article.spam.title.join(',')}">
${STYLE}
</head><body>
<div class="top">&bull; </div>
<h1><a href="/">${spam}</a></h1>
<div id="hd"><span>?</span></div>
${main(shown, 'h2', breaks)}
<div class="foot">${article.spam.places.map((place, i) => `<a href="http://m${i}.invalid/">${place}</a>|`).join(' ')}</div>
</body></html>
`;
}

/**
 * @param {Shown} shown
 * @param {{ lang?: string, nav: string[], title?: string }} options
 */
function cleanPage(shown, { lang = 'zh-CN', nav, title = shown.title }) {
  const paths = ['/', '/qikan', '/news'];
  return `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
${STYLE}
</head><body>
<div class="nav">${nav.map((name, i) => `<a href="${paths[i]}">${name}</a>`).join(' ')}</div>
${main(shown, 'h1')}
</body></html>
`;
}

/**
 * @param {Article} article
 * @param {(text: string) => string} each
 * @param {readonly Section[]} [sections]
 * @returns {Shown}
 */
function show(article, each, sections) {
  return {
    title: each(article.title),
    dateLine: article.dateLine,
    keywordLabel: each('关键词：'),
    keywords: article.keywords.map(each),
    lines: bodyLines(article, sections).map(each),
    relatedLabel: each('猜你喜欢'),
    related: article.related.map(each),
  };
}

/** @param {Article} article */
function expectedJson(article) {
  /** @type {Map<string, string>} */
  const before = new Map();
  for (const { label, title, runIn, paragraphs } of article.sections) {
    for (const [i, paragraph] of paragraphs.entries()) {
      const text = runIn && i === 0 ? `${label}${title}。${paragraph}` : paragraph;
      for (const match of text.matchAll(MARKER)) {
        const clean = text.slice(0, match.index).replace(MARKER, '');
        before.set(match[1] ?? '', [...narrow(clean)].slice(-12).join(''));
      }
    }
  }
  const narrowed = (/** @type {unknown} */ value) => (typeof value === 'string' ? narrow(value) : value);
  return {
    title: article.title,
    authors: article.authors,
    affiliation: narrow(article.affiliation),
    date: article.date,
    keywords: article.keywords,
    notArticle: article.notArticle,
    outline: article.sections
      .filter((section) => section.level > 0)
      .map(({ level, label, title, runIn }) => ({ level, label, title: narrow(title), runIn })),
    notes: article.notes.map((note) => ({
      ...Object.fromEntries(Object.entries(note).map(([key, value]) => [key, narrowed(value)])),
      after: before.get(note.marker),
    })),
  };
}

/**
 * Every file of the sample, by name, and the figures of its damage.
 * @returns {{ files: Map<string, string | Uint8Array>, figures: Record<string, number> }}
 */
export function buildSample({ seed = SEED, glossed = GLOSSED } = {}) {
  const article = readSample();
  const everything = [article.title, ...bodyLines(article), ...article.related].join('\n');
  const glossedChars = chooseGlossed(everything, { seed, count: glossed });
  const figures = { glossed: 0, glosses: 0, crossings: 0, cuts: 0, vanished: 0, dead: 0, lost: 0, eaten: 0 };
  const seen = new Set();
  const damaged = (/** @type {boolean} */ narrowed) => (/** @type {string} */ text) => {
    const report = mirrorReport(text, { seed: `${seed} ${text}`, glossedChars, narrowed, cutRate: CUT_RATE });
    if (narrowed) {
      for (const key of /** @type {const} */ (['glosses', 'crossings', 'cuts', 'vanished', 'dead', 'lost']))
        figures[key] += report[key];
      figures.eaten += report.eaten.length;
      for (const match of report.text.matchAll(/(\p{Script=Han})\([\p{Ll}\p{M}]+\)/gu)) seen.add(match[1]);
    }
    return report.text;
  };
  const clean = show(article, narrow);
  const narrowMirror = show(article, damaged(true));
  figures.glossed = seen.size;

  const first = article.sections.slice(0, 5);
  const asGbk = (/** @type {string} */ text) =>
    misread(text, { as: 'gbk', from: 'utf-8', losses: '?', eatsAscii: false, dropPrivate: false });
  const misreadPage = cleanPage(
    { ...show(article, asGbk, first), related: article.related.slice(0, 4).map(asGbk) },
    {
      nav: ['首页', '期刊', '资讯'].map(asGbk),
    },
  );

  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  files.set('expected.txt', `${clean.lines.join('\n')}\n`);
  files.set('article.expected.json', `${JSON.stringify(expectedJson(article), null, 1)}\n`);
  files.set('clean.html', cleanPage(clean, { nav: ['首页', '期刊', '资讯'] }));
  files.set('mirror.html', mirrorPage(article, narrowMirror, { charset: 'utf-8' }));
  files.set('mirror-br.html', mirrorPage(article, show(article, damaged(false)), { charset: 'utf-8', breaks: true }));
  files.set(
    'mirror.gbk.html',
    encode(mirrorPage(article, narrowMirror, { charset: 'gbk' }), 'gbk', (char) => {
      throw new Error(`GBK has no ${char}`);
    }),
  );
  files.set('utf8-as-gbk.html', misreadPage);
  files.set('utf8-as-gbk.expected.txt', `${bodyLines(article, first).join('\n')}\n`);
  return { files, figures };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { files, figures } = buildSample();
  for (const [name, content] of files) writeFileSync(new URL(name, sampleFolder), content);
  console.log(JSON.stringify(figures));
}
