import { boundedLine, LIMITS, sectionPath } from '../../lib/domain/annotation/index.ts';
import { listen, type NotePlacement, type PageDescription } from '../../lib/messaging/index.ts';
import type { Reader } from './reader.ts';
import type { Tools } from './surface.ts';

/** Answers the background and the extension's own pages. */
export function answerMessages({ reader, passages, cursor }: Tools): void {
  listen('content', {
    'highlights.changed': ({ workId, highlights }) => {
      reader.workId = workId;
      void reader.setHighlights(highlights);
      return {};
    },
    'settings.changed': (settings) => {
      reader.apply(settings);
      return {};
    },
    'composer.closed': ({ id }) => {
      passages.closeComposer(id !== null);
      return {};
    },
    'note.start': async () => {
      passages.takeSelection();
      if (reader.state.selection) await passages.openComposer();
      else cursor.start();
      return {};
    },
    'view.toggle': () => {
      reader.toggleView();
      return {};
    },
    'clean.toggle': () => {
      reader.showClean(reader.session.clean === null);
      return {};
    },
    'view.set': ({ view }) => {
      reader.show(view);
      return {};
    },
    'passage.show': ({ annotationId }) => {
      const range = reader.state.highlights.find(({ id }) => id === annotationId)?.range;
      return { found: range ? reader.jumpTo(range) : false };
    },
    'section.show': ({ index }) => {
      reader.jumpToSection(index);
      return {};
    },
    'excluded.show': ({ shown }) => {
      reader.showHidden(shown);
      return {};
    },
    'placements.get': () => ({ placements: placementsOf(reader) }),
    'place.show': ({ place }) => ({ found: reader.jumpTo(place) }),
    'place.describe': ({ place }) => {
      const range = place ?? passages.selectedRange();
      const holds = range && range.end <= reader.session.article.reading.text.length;
      return { passage: holds ? reader.session.describe(range) : null };
    },
    'page.describe': ({ withReport }) => {
      if (!reader.isAwake) throw new Error('no article here');
      return describePage(reader, withReport);
    },
  });
}

function placementsOf(reader: Reader): NotePlacement[] {
  const { reading } = reader.session.article;
  return reader.state.highlights.map(({ id, placement }) => ({
    id,
    state: placement.state,
    reason: placement.reason,
    place: 'range' in placement ? placement.range : null,
    candidates:
      'candidates' in placement
        ? placement.candidates.map((place) => ({
            place,
            quote: reading.text.slice(place.start, place.end),
            section: sectionPath(reading.sections, place.start),
          }))
        : [],
  }));
}

async function describePage(reader: Reader, withReport: boolean): Promise<PageDescription> {
  const { session } = reader;
  const { article } = session;
  const { structure, reading } = article;
  const edits = article.fixes();
  const report = withReport ? { ...(await session.report()), edits } : null;
  return {
    workId: reader.workId,
    work: structuredClone(session.work) as PageDescription['work'],
    url: reader.url,
    view: session.view,
    isArticle: structure.isArticle,
    score: structure.score,
    evidence: structure.evidence.map((line) => boundedLine(line)),
    sections: reading.sections.slice(0, LIMITS.sections).map(({ index, level, label, title, start, end }) => ({
      index,
      level,
      label: boundedLine(label),
      title: boundedLine(title),
      start,
      end,
    })),
    summary: session.summary.article.map(({ text }) => text),
    edits,
    notesCount: reading.notes.length,
    excludedCount: structure.excluded.length,
    excludedShown: session.hiddenShown,
    unrecoverable: article.unrecoverable.length,
    report,
  };
}
