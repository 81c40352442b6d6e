// Bare doors until the engine stands: nothing is suspected, nothing is changed.
import type { Edit } from '../text/index.ts';

export interface Screening {
  readonly suspected: boolean;
  readonly needsModel: boolean;
  readonly reasons: readonly string[];
}
export interface LanguageModel {
  readonly size: number;
}
export interface RepairPlan {
  readonly edits: readonly (readonly Edit[])[];
  readonly unrecoverable: readonly { block: number; start: number; end: number; reason: string }[];
  readonly damaged: boolean;
}
export const readLanguageModel = (bytes: Uint8Array): LanguageModel => ({ size: bytes.length });
export const screenDamage = (_blocks: readonly string[]): Screening => ({ suspected: false, needsModel: false, reasons: [] });
export const planRepair = (blocks: readonly string[], _model: LanguageModel | null): RepairPlan => ({
  edits: blocks.map(() => []),
  unrecoverable: [],
  damaged: false,
});
