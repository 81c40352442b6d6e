export { canonicalName, decodeBytes, supplementBig5 } from './decode.ts';
export { encodeText, isPairEncoding, loneByte } from './encode.ts';
export { guessEncoding } from './guess.ts';
export { type PairEncoding, type PairTable, pairRows, pairTable } from './pair-table.ts';
export { type SingleByteEncoding, undefinedBytes, upperBytes, upperHalf } from './single-byte.ts';
export { decodeSniffed, type Sniffed, sniffEncoding } from './sniff.ts';
export { trueEncoding } from './true-encoding.ts';
