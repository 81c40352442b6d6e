import type { RepairedExample } from '../../components/Welcome.tsx';
import { readArticle } from '../../lib/dom/read-article.ts';
import type { Range } from '../../lib/domain/text/index.ts';
import { analyseInBackground } from '../../lib/messaging/index.ts';

/** Our own words as a mirror would serve them: Traditional by halves, glosses, a character read one byte off. */
const SERVED =
  '數量的增長只是問題的一面。書(shū)房建成之后靠誰(shuí)運營(yíng)、用什么錢(qián)運營(yíng)、為(wèi)誰(shuí)運營(yíng),' +
  '決定了它能否從“網紅(hóng)打卡地”變成居民日?;顒?dòng)的一部分。';

/** Repairs the passage with the very engine that repairs pages. Rejects only if that breaks. */
export async function repairExample(): Promise<RepairedExample> {
  const doc = document.implementation.createHTMLDocument('');
  const paragraph = doc.createElement('p');
  paragraph.textContent = SERVED;
  doc.body.append(paragraph);
  const { page, printed, plain, toPlain, fixes } = await readArticle(doc, {
    url: 'https://example.org/',
    analyse: analyseInBackground,
  });
  const shown = ({ start, end }: Range) => end > start;
  return {
    views: {
      served: { text: page.text, marks: printed.edits.filter(shown) },
      printed: {
        text: printed.text,
        marks: printed.edits.map(({ start, end }) => printed.map.toOutputRange(start, end)).filter(shown),
      },
      simplified: {
        text: plain.text,
        marks: printed.edits.map(({ start, end }) => toPlain.toOutputRange(start, end)).filter(shown),
      },
    },
    edits: fixes(),
  };
}
