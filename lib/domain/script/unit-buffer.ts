/** A text under construction, unit by unit: joining single characters as strings costs many times as much. */
export class UnitBuffer {
  #units: Uint16Array<ArrayBuffer>;
  length = 0;

  constructor(capacity: number) {
    this.#units = new Uint16Array(capacity);
  }

  push(unit: number): void {
    if (this.length === this.#units.length) {
      const larger = new Uint16Array(this.#units.length * 2 + 16);
      larger.set(this.#units);
      this.#units = larger;
    }
    this.#units[this.length++] = unit;
  }

  pushText(text: string): void {
    for (let i = 0; i < text.length; i += 1) this.push(text.charCodeAt(i));
  }

  pushSlice(text: string, start: number, end: number): void {
    for (let i = start; i < end; i += 1) this.push(text.charCodeAt(i));
  }

  /** Lone surrogates stay as they are (a TextDecoder would lose them). */
  toString(): string {
    const parts: string[] = [];
    for (let at = 0; at < this.length; at += CHUNK) {
      parts.push(String.fromCharCode.apply(null, this.#units.subarray(at, Math.min(at + CHUNK, this.length)) as never));
    }
    return parts.join('');
  }
}

/** So many arguments a call takes in every engine. */
const CHUNK = 8192;
