/**
 * The damage generator: how Chinese pages get broken, forwards and byte by byte.
 * The same arguments give the same damage on every machine.
 */
export { decodeAs, encode } from './codecs.mjs';
export { chooseGlossed, mirrorDamage, mirrorReport, narrow, readingOf, toMirrorTraditional } from './mirror.mjs';
export { misread } from './misread.mjs';
export { cutShiftDamage, cutShiftReport, shiftDamage, shiftReport, widen } from './shift.mjs';
