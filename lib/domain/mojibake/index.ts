export { type LanguageModel, readLanguageModel } from './language-model.ts';
export {
  planRepair,
  planRepairInSlices,
  type RepairOptions,
  type RepairPlan,
  type Unrecoverable,
} from './plan-repair.ts';
export { type Screening, screenDamage } from './screen.ts';
