import { parseArgs } from 'node:util';
import { type LanguageModel, planRepair, readLanguageModel, screenDamage } from '../../lib/domain/mojibake/index.ts';
import { planConversion } from '../../lib/domain/script/index.ts';
import { applyEdits, mergeEdits } from '../../lib/domain/text/index.ts';
import { eachLine } from '../lines.ts';
import { loadModel } from '../model.ts';

/** `repair [--to zh-Hans|none] [--punctuation] [--keep-forms]`: each line by itself is a whole page. */
export async function repair(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      to: { type: 'string', default: 'zh-Hans' },
      punctuation: { type: 'boolean', default: false },
      'keep-forms': { type: 'boolean', default: false },
    },
  });
  if (values.to !== 'zh-Hans' && values.to !== 'none') throw new Error('--to takes zh-Hans or none');
  await eachLine(async ({ id, text }) => ({
    id,
    ...(await repairText(text, {
      simplify: values.to === 'zh-Hans',
      punctuation: values.punctuation,
      keepForms: values['keep-forms'],
    })),
  }));
  return 0;
}

interface RepairChoices {
  readonly simplify: boolean;
  readonly punctuation: boolean;
  readonly keepForms: boolean;
}

async function repairText(text: string, { simplify, punctuation, keepForms }: RepairChoices) {
  const screening = screenDamage([text]);
  const model = screening.needsModel ? await languageModel() : null;
  const plan = screening.suspected ? planRepair([text], model, { punctuation }) : null;
  const repairs = plan?.edits[0] ?? [];
  const printed = applyEdits(text, repairs);
  const conversions = simplify ? (planConversion([printed], { keepForms, unread: plan?.unread })[0] ?? []) : [];
  const result = applyEdits(printed, conversions);
  return {
    text: result,
    changed: result !== text,
    edits: mergeEdits(text, repairs, conversions).map(({ start, end, replacement, fix }) => ({
      start,
      end,
      replacement,
      fix,
    })),
    unrecoverable: plan?.unrecoverable.map(({ start, end, reason }) => ({ start, end, reason })) ?? [],
  };
}

let known: Promise<LanguageModel | null> | undefined;

/** The language model, read when the first damaged line asks for it. */
function languageModel(): Promise<LanguageModel | null> {
  known ??= loadModel().then((bytes) => (bytes ? readLanguageModel(bytes) : null));
  return known;
}
