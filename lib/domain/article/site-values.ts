import { dateOf, issueLineOf } from './dates.ts';
import { narrow, tidy } from './line.ts';
import { affiliationsIn, namesIn } from './people.ts';
import type { Field, PageFacts } from './types.ts';

export const DOI = /\b(10\.\d{4,9}\/[^\s"<>,;。,;]+[^\s"<>,;。,;.)\]])/;

/** What a journal's line tells. */
export interface IssueFields {
  readonly container: Field<string> | null;
  readonly volume: Field<string> | null;
  readonly issue: Field<string> | null;
  readonly pages: Field<string> | null;
  readonly date: Field<string>;
}

/** `第4期`, `12–18 页` → 4, 12-18. */
export function digitsIn(raw: string): string | null {
  const digits = narrow(raw).replace(/\s+/g, '').replace(/[–—~]/g, '-');
  const text = digits.replace(/^第|[页期卷]$/g, '').replace(/^0+(?=\d+$)/, '');
  return /^[A-Z]?\d+(?:[-,+]\d+)*$/.test(text) ? text : null;
}

/** What the site's rules told (`site:…` among the metas), after repair. */
export class SiteValues {
  private readonly facts: PageFacts;
  private readonly from: string;

  constructor(facts: PageFacts) {
    this.facts = facts;
    this.from = `site:${facts.metas.find((meta) => meta.name === 'site:id')?.content ?? ''}`;
  }

  private all(field: string): string[] {
    return this.facts.metas
      .filter((meta) => meta.name === `site:${field}`)
      .map((meta) => tidy(meta.content))
      .filter((words) => words !== '');
  }

  private field<T>(value: T | null | undefined): Field<T> | null {
    return value === null || value === undefined ? null : { value, from: this.from };
  }

  authors(): Field<readonly string[]> | null {
    const names = this.all('author').flatMap((row) => namesIn(narrow(row), 'label') ?? []);
    return names.length === 0 ? null : this.field([...new Set(names)]);
  }

  affiliations(): Field<readonly string[]> | null {
    const found = this.all('affiliation').flatMap(affiliationsIn);
    return found.length === 0 ? null : this.field([...new Set(found)]);
  }

  date(): Field<string> | null {
    return this.field(
      this.all('date')
        .map((row) => dateOf(narrow(row)))
        .find((iso) => iso !== null),
    );
  }

  container(): Field<string> | null {
    return this.field(this.all('container').map((row) => row.replace(/^《(.*)》$/u, '$1'))[0]);
  }

  issue(): IssueFields | null {
    for (const row of this.all('issue-line')) {
      const issue = issueLineOf(narrow(row).replace(/\s*[,.]\s*$/, ''));
      if (issue === null) continue;
      return {
        container: this.field(issue.container),
        volume: this.field(issue.volume),
        issue: this.field(issue.issue),
        pages: this.field(issue.pages),
        date: { value: issue.year, from: this.from },
      };
    }
    return null;
  }

  digits(field: 'volume' | 'issue' | 'pages'): Field<string> | null {
    return this.field(
      this.all(field)
        .map(digitsIn)
        .find((text) => text !== null),
    );
  }

  doi(): Field<string> | null {
    return this.field(
      this.all('doi')
        .map((row) => DOI.exec(narrow(row))?.[1])
        .find((doi) => doi !== undefined),
    );
  }

  keywords(): Field<readonly string[]> | null {
    const words = this.all('keywords')
      .flatMap((row) => narrow(row).split(/[;,、|]|\s{2,}/))
      .map(tidy)
      .filter((word) => word !== '' && word.length <= 30);
    return words.length < 2 ? null : this.field([...new Set(words)]);
  }

  text(field: 'abstract' | 'clc' | 'funding'): Field<string> | null {
    const text = this.all(field)[0]
      ?.replace(/^[[【]?\s*(?:摘\s*要|中图分类号|基金(?:项目|资助)?)\s*[\]】]?\s*[:：]?\s*/u, '')
      .replace(/\s*(?:收起|展开|更多|详细)>*$/u, '');
    return this.field(text === '' ? undefined : text);
  }
}
