/** The engine as the benches run it: bundled by esbuild into memory, with the committed model. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const entry = `
export * from './lib/domain/mojibake/index.ts';
export * from './lib/domain/script/index.ts';
export * from './lib/domain/encoding/index.ts';
export * from './lib/domain/text/index.ts';
export { Beam } from './lib/domain/mojibake/beam.ts';
export { endCost } from './lib/domain/mojibake/gbk-states.ts';
export { GbkSteps } from './lib/domain/mojibake/gbk-steps.ts';
export { PageMemory } from './lib/domain/mojibake/page-memory.ts';
export { unitsOf } from './lib/domain/mojibake/units.ts';
`;
const { outputFiles } = await build({
  stdin: { contents: entry, resolveDir: root, loader: 'ts' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const code = outputFiles[0]?.text ?? '';
export const engine = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
export const modelBytes = readFileSync(process.env.QINGDU_MODEL ?? `${root}public/model/zh.model`);
export const model = engine.readLanguageModel(modelBytes);

/** One text as a page of its own: repaired, and in Simplified. @param {readonly string[]} blocks */
export function repairBlocks(blocks) {
  const { screenDamage, planRepair, planConversion, applyEdits } = engine;
  const screening = screenDamage(blocks);
  const plan = screening.suspected ? planRepair(blocks, model) : null;
  const printed = blocks.map((text, i) => applyEdits(text, plan?.edits[i] ?? []));
  const edits = planConversion(printed, { unread: plan?.unread });
  return { screening, plan, printed, plain: printed.map((text, i) => applyEdits(text, edits[i])) };
}

/** @param {string} text */
export const repairText = (text) => repairBlocks([text]).plain[0] ?? '';
