import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildSample, readSample, sampleFolder } from '../make-sample.mjs';

const { files, figures } = buildSample();
const text = (/** @type {string} */ name) => String(files.get(name));

describe('the sample pages', () => {
  it.each([...files.keys()])('%s is what make-sample makes', (name) => {
    expect(readFileSync(new URL(name, sampleFolder)).equals(Buffer.from(files.get(name) ?? ''))).toBe(true);
  });

  it('is badly damaged, yet loses nothing that the text does not give back', () => {
    expect(figures.cuts).toBeGreaterThanOrEqual(6);
    expect(figures.crossings).toBeGreaterThanOrEqual(1);
    expect(figures.glosses).toBeGreaterThan(400);
    expect(figures.vanished).toBe(0);
    expect(figures.dead).toBe(0);
    expect(figures.eaten).toBe(0);
  });

  it('has every note once, in place and in order', () => {
    const { notes, sections } = readSample();
    const printed = sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap((p) => [...p.matchAll(/\{\{(.+?)\}\}/g)].map((m) => m[1])),
    );
    expect([...printed].sort()).toEqual(notes.map((n) => n.marker).sort());
    expect(printed.filter((m) => m !== '①')).toEqual(notes.slice(1).map((_, i) => `(${i + 1})`));
    for (const { raw, title, authors } of notes) {
      expect(raw).toContain(`《${title}》`);
      expect(raw.startsWith(authors.join('、'))).toBe(true);
    }
  });

  it('shows the same article on every page', () => {
    const lines = text('expected.txt').trim().split('\n');
    for (const line of lines) expect(text('clean.html')).toContain(`<p>${line}</p>`);
    expect(new TextDecoder('gbk').decode(Buffer.from(files.get('mirror.gbk.html') ?? ''))).toBe(
      text('mirror.html').replace('charset="utf-8"', 'charset="gbk"'),
    );
    expect(text('mirror-br.html').match(/<br>/g)).toHaveLength(lines.length - 1);
  });
});

describe('the index of pages', () => {
  const pages = new URL('../', sampleFolder);
  /** @type {{ file: string, url: string, charset: string }[]} */
  const index = JSON.parse(readFileSync(new URL('index.json', pages), 'utf8'));

  it('names every page, once, at its own address', () => {
    const onDisk = ['sample', 'articles', 'not-articles'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, pages)).flatMap((name) =>
        name.endsWith('.html') ? [`${folder}/${name}`] : [],
      ),
    );
    expect(index.map(({ file }) => file).sort()).toEqual(onDisk.sort());
    expect(new Set(index.map(({ url }) => url)).size).toBe(index.length);
  });

  it.each(index)('$file is valid $charset', ({ file, charset }) => {
    const bytes = readFileSync(new URL(file, pages));
    expect(new TextDecoder(charset, { fatal: true }).decode(bytes)).toContain(`charset="${charset}"`);
  });
});
