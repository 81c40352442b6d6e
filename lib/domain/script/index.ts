export { convertText, type OpenccConfig } from './convert-text.ts';
export { planConversion } from './plan-conversion.ts';
