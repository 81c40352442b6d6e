/** The platform services pure code may use; all exist in browsers and in Node. Nothing else is declared on purpose. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array;
}
/** Throws on what is no base64. Each unit of what it gives is a byte. */
declare function atob(data: string): string;
