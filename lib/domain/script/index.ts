export { convertText, type OpenccConfig } from './convert-text.ts';
export { type ConversionOptions, convertBlocks, planConversion } from './plan-conversion.ts';
export { quotesForms } from './quoted-forms.ts';
export { type Conversion, countScriptEdits, scriptEdits } from './script-edits.ts';
export { countScript, isForeign, type ScriptCounts } from './script-of.ts';
export { JAPANESE_ONLY, type ScriptTables, SIMPLIFIED_ONLY, scriptTables, TRADITIONAL_ONLY } from './tables.ts';
export { hanVariants } from './variants.ts';
