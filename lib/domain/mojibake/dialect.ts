/**
 * How the program that misread a text shows what it cannot read; the same in a whole text.
 * - bytes (Python, Java, iconv): every byte that begins no character is one mark (U+FFFD or `?`), the byte behind it is
 *   read anew; of a single-byte page only the undefined bytes are lost;
 * - browser (Encoding Standard): GBK has nearly every pair; a byte dies only before ASCII it makes no pair with, and last;
 *   of other encodings an undefined pair is one mark; of a single-byte page any byte may be lost;
 * - keeps, eats (older programs): as a browser, but pairs of GBK's user-defined zones show nothing, undefined pairs are
 *   one mark; `?` takes the ASCII character behind it along (eats) or not;
 * - ignores (Python told to, or marks taken out later): as bytes, but a lost byte leaves no mark.
 */
export type Dialect = 'bytes' | 'browser' | 'keeps' | 'eats' | 'ignores';
