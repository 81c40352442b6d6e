import { re, trimEnds } from '../text/index.ts';
import { articleNumberIn, dateIn, dateOf, issueLineOf } from './dates.ts';
import type { Front, FrontValue } from './front.ts';
import { inOneTongue, keywordsOf } from './keywords.ts';
import type { RowField } from './label-rows.ts';
import { bounded, narrow, tidy } from './line.ts';
import { affiliationsIn, isHanName, namesIn } from './people.ts';
import { DOI, digitsIn, type IssueFields, SiteValues } from './site-values.ts';
import type { Agreement } from './title.ts';
import type { Field, Metadata, PageFacts } from './types.ts';

/** What sites write for a source they do not name. */
const NOWHERE =
  /^(?:互联网|网络|本站|本网|原创|本站原创|网络(?:整理|转载|收集)|(?:网友|本站)?(?:转载|投稿|上传|整理)(?:文章)?|佚名|未知|不详|其他|admin)$/i;

/** Puts together what the page says of its article; a field no one states stays null. */
export function metadataOf(
  facts: PageFacts,
  title: Field<string> | null,
  front: Front,
  agreement: Agreement,
  recommended: readonly string[],
): Metadata {
  const page = new PageValues(front.values);
  const metas = new Metas(facts);
  const site = new SiteValues(facts);
  const issue = site.issue() ?? page.issue();
  const scholarly = metas.isScholarly();
  const [volume, number, pages] = [
    metas.first(['citation_volume', 'prism.volume']),
    metas.first(['citation_issue', 'prism.number', 'prism.issue']),
    metas.pages(),
  ];
  return {
    title,
    authors: metas.authors(scholarly) ?? site.authors() ?? page.authors() ?? metas.jsonAuthors() ?? page.introduced(),
    affiliations:
      site.affiliations() ??
      page.affiliations() ??
      metas.many(['citation_author_institution', 'citation_author_affiliation']),
    date:
      (scholarly ? metas.date() : null) ??
      site.date() ??
      page.date() ??
      metas.date() ??
      issue?.date ??
      page.year() ??
      page.numbered('year'),
    container:
      metas.first([
        'citation_journal_title',
        'citation_conference_title',
        'prism.publicationname',
        'citation_dissertation_institution',
      ]) ??
      site.container() ??
      issue?.container ??
      page.source(),
    volume: volume ?? issue?.volume ?? site.digits('volume') ?? page.digits('volume'),
    issue:
      number === null
        ? (issue?.issue ?? site.digits('issue') ?? page.digits('issue') ?? page.numbered('issue'))
        : { ...number, value: number.value.replace(/^0+(?=\d)/, '') },
    pages: pages ?? site.digits('pages') ?? issue?.pages ?? page.digits('pages'),
    doi: metas.doi() ?? site.doi() ?? page.doi(),
    keywords: site.keywords() ?? keywordsOf(page.all('keywords'), metas.keywords(), recommended, agreement),
    clc: site.text('clc') ?? page.text('clc'),
    funding: site.text('funding') ?? page.text('funding'),
    abstract:
      site.text('abstract') ??
      page.abstract() ??
      metas.first(['citation_abstract', 'dcterms.abstract', 'dc.description.abstract', 'prism.teaser']),
  };
}

class PageValues {
  private readonly values: readonly FrontValue[];

  constructor(values: readonly FrontValue[]) {
    this.values = values;
  }

  all(field: RowField | 'issue-line'): FrontValue[] {
    return this.values.filter((value) => value.field === field);
  }

  private raw(value: FrontValue): string {
    return value.line.block.text.slice(value.from, value.to);
  }

  authors(): Field<readonly string[]> | null {
    const rows = this.all('author');
    for (const value of rows.filter((row) => row.origin === 'label')) {
      const names = namesIn(narrow(this.raw(value)), 'label');
      if (names !== null) return { value: names, from: 'label' };
    }
    // Each name may be an element of its own.
    const names = rows.flatMap((value) => namesIn(narrow(this.raw(value)), 'likely') ?? []);
    return names.length === 0 ? null : { value: [...new Set(names)], from: 'position' };
  }

  /** 作者简介:周平(1980-),女,某某大学副教授. */
  introduced(): Field<readonly string[]> | null {
    for (const value of this.all('biography')) {
      const name = re`^\s*(\p{Script=Han}{2,4})\s*(?=[(,])`.exec(narrow(this.raw(value)))?.[1];
      if (name !== undefined && isHanName(name)) return { value: [name], from: '作者简介' };
    }
    return null;
  }

  affiliations(): Field<readonly string[]> | null {
    const found = this.all('affiliation').flatMap((value) => affiliationsIn(this.raw(value)));
    return found.length === 0
      ? null
      : { value: [...new Set(found)], from: this.all('affiliation')[0]?.origin ?? 'position' };
  }

  date(): Field<string> | null {
    for (const value of this.all('date')) {
      const iso = dateIn(narrow(this.raw(value)))?.iso ?? dateOf(narrow(this.raw(value)));
      if (iso !== null) return { value: iso, from: value.origin };
    }
    return null;
  }

  year(): Field<string> | null {
    const value = this.all('year').find((row) => /^(?:19|20)\d{2}年?$/.test(narrow(this.raw(row)).trim()));
    return value === undefined ? null : { value: narrow(this.raw(value)).trim().slice(0, 4), from: value.origin };
  }

  /** What the article's number says: 文章编号:1000-0000(2019)04-0012-07. */
  numbered(part: 'year' | 'issue'): Field<string> | null {
    for (const { line } of this.values) {
      const value = articleNumberIn(line.text)?.[part] ?? null;
      if (value !== null) return { value, from: '文章编号' };
    }
    return null;
  }

  /** A journal line, or the row that holds one: 来源:《某刊》2020年第2期. */
  issue(): IssueFields | null {
    for (const value of [...this.all('issue-line'), ...this.all('source'), ...this.all('issue')]) {
      const issue = issueLineOf(narrow(this.raw(value)).trim());
      if (issue === null) continue;
      const from = value.origin;
      const field = (text: string | null) => (text === null ? null : { value: text, from });
      return {
        container: field(issue.container),
        volume: field(issue.volume),
        issue: field(issue.issue),
        pages: field(issue.pages),
        date: { value: issue.year, from },
      };
    }
    return null;
  }

  text(field: 'clc' | 'funding'): Field<string> | null {
    const value = this.all(field).find((row) => tidy(this.raw(row)) !== '');
    return value === undefined ? null : { value: tidy(this.raw(value)).replace(/[。.;；]$/u, ''), from: value.origin };
  }

  source(): Field<string> | null {
    for (const value of this.all('source')) {
      const text = tidy(trimEnds(tidy(this.raw(value)), (unit) => '?？ '.includes(unit), 'end')).replace(
        /^《(.*)》$/u,
        '$1',
      );
      if (text.length >= 2 && text.length <= 40 && !/[。:：="<>]/.test(text) && !NOWHERE.test(text))
        return { value: text, from: 'label' };
    }
    return null;
  }

  digits(field: 'volume' | 'issue' | 'pages'): Field<string> | null {
    for (const value of this.all(field)) {
      const text = digitsIn(this.raw(value));
      if (text !== null) return { value: text, from: 'label' };
    }
    return null;
  }

  doi(): Field<string> | null {
    for (const value of this.values) {
      if (value.field !== 'doi' && value.field !== 'other' && value.field !== 'clc') continue;
      const doi = DOI.exec(narrow(this.raw(value)))?.[1];
      if (doi !== undefined) return { value: doi, from: 'label' };
    }
    return null;
  }

  abstract(): Field<string> | null {
    const parts = this.all('abstract').map((value) =>
      tidy(this.raw(value)).replace(/\s*(?:收起|展开|更多|详细)>*$/u, ''),
    );
    return parts.length === 0 ? null : { value: parts.join('\n'), from: this.all('abstract')[0]?.origin ?? 'label' };
  }
}

class Metas {
  private readonly facts: PageFacts;

  constructor(facts: PageFacts) {
    this.facts = facts;
  }

  /** Highwire or PRISM metadata: only a publisher of articles writes them. */
  isScholarly(): boolean {
    return this.facts.metas.some((meta) => /^(?:citation_(?:title|author|journal|doi)|prism\.)/.test(meta.name));
  }

  private contents(names: readonly string[]): Field<readonly string[]> | null {
    for (const name of names) {
      const metas = this.facts.metas.filter((meta) => meta.name === name && meta.content.trim() !== '');
      if (metas.length === 0) continue;
      const chinese = metas.filter((meta) => meta.lang === null || meta.lang.toLowerCase().startsWith('zh'));
      return { value: (chinese.length > 0 ? chinese : metas).map((meta) => tidy(meta.content)), from: name };
    }
    return null;
  }

  first(names: readonly string[]): Field<string> | null {
    const found = this.contents(names);
    return found === null ? null : { value: found.value[0] as string, from: found.from };
  }

  many(names: readonly string[]): Field<readonly string[]> | null {
    const found = this.contents(names);
    return found === null ? null : { value: [...new Set(found.value)], from: found.from };
  }

  authors(scholarly: boolean): Field<readonly string[]> | null {
    const found = this.contents(
      scholarly
        ? ['citation_author', 'citation_authors', 'dc.creator', 'dc.contributor', 'eprints.creators_name']
        : ['dc.creator', 'dcterms.creator'],
    );
    if (found === null) return null;
    const names = found.value
      .flatMap((value) => narrow(value).split(re`[;、]|,(?=\s*\p{Script=Han})`))
      .map(nameOf)
      .filter((name) => name !== '');
    return names.length === 0 ? null : { value: [...new Set(names)], from: found.from };
  }

  jsonAuthors(): Field<readonly string[]> | null {
    for (const item of this.facts.jsonLd) {
      const { author } = (item ?? {}) as { author?: unknown };
      const list = Array.isArray(author) ? (author as readonly unknown[]) : [author];
      const names = list
        .map((one) => (typeof one === 'string' ? one : ((one ?? {}) as { name?: unknown }).name))
        .filter((name) => typeof name === 'string');
      const persons = names
        .map(nameOf)
        .filter((name) => isHanName(name) || re`^[A-Z][\p{L}.'-]*(?: [A-Z][\p{L}.'-]*)+$`.test(name));
      if (persons.length > 0) return { value: persons, from: 'json-ld' };
    }
    return null;
  }

  date(): Field<string> | null {
    for (const name of [
      'citation_publication_date',
      'citation_date',
      'prism.publicationdate',
      'citation_cover_date',
      'dc.date',
      'dc.date.issued',
      'dcterms.issued',
      'citation_online_date',
      'citation_year',
      'article:published_time',
      'pubdate',
      'publishdate',
    ]) {
      const found = this.first([name]);
      const iso = found === null ? null : dateOf(found.value);
      if (iso !== null) return { value: iso, from: name };
    }
    for (const item of this.facts.jsonLd) {
      const { datePublished } = (item ?? {}) as { datePublished?: unknown };
      const iso = typeof datePublished === 'string' ? dateOf(datePublished) : null;
      if (iso !== null) return { value: iso, from: 'json-ld' };
    }
    return null;
  }

  pages(): Field<string> | null {
    const first = this.first(['citation_firstpage', 'prism.startingpage', 'citation_pages']);
    if (first === null) return null;
    const last = this.first(['citation_lastpage', 'prism.endingpage']);
    const joined =
      last === null || last.value === first.value || /[-–—~]/.test(first.value)
        ? first.value
        : `${first.value}-${last.value}`;
    return { value: joined.replace(/\s+/g, '').replace(/[–—~]/g, '-').replace(/\+/g, ','), from: first.from };
  }

  doi(): Field<string> | null {
    const found = this.contents([
      'citation_doi',
      'prism.doi',
      'dc.identifier.doi',
      'dc.identifier',
      'bepress_citation_doi',
    ]);
    const doi = found?.value.map((value) => DOI.exec(value)?.[1]).find((value) => value !== undefined);
    return doi === undefined ? null : { value: doi, from: found?.from ?? '' };
  }

  keywords(): Field<readonly string[]> | null {
    const found = this.contents(['citation_keywords', 'citation_keyword', 'dc.subject', 'prism.keyword']);
    if (found === null) return null;
    const words = found.value
      .flatMap((value) => narrow(value).split(/[;,、|]/))
      .map(tidy)
      .filter((word) => word !== '');
    return words.length === 0 ? null : { value: inOneTongue([...new Set(words)]), from: found.from };
  }
}

/** A name without the numbers of its affiliations and without spaces inside a Han name. */
function nameOf(raw: string): string {
  const name = tidy(trimEnds(bounded(raw, 200), (unit) => /[\d,，*†#]/.test(unit), 'end'));
  return re`^[\p{Script=Han}\s]+$`.test(name) ? name.replace(/\s+/g, '') : name;
}
