/** A line of input: `{"id","text"}` and whatever else a command reads. */
export interface Line {
  readonly id: unknown;
  readonly text: string;
}

/**
 * Reads JSON lines from stdin and writes what `answer` gives, one line each, in order. A line that cannot be read or
 * answered gives `{"id","error"}` and the rest goes on. Memory stays that of one line: output waits for its reader.
 */
export async function eachLine(answer: (line: Line) => unknown | Promise<unknown>): Promise<void> {
  for await (const raw of linesOf(process.stdin)) {
    if (raw.trim() === '') continue;
    await writeLine(await answerTo(raw, answer));
  }
}

/**
 * The lines of a UTF-8 stream, without a byte order mark and without what ends them (LF or CRLF). Node's readline would
 * also break at U+2028, which JSON allows inside a string.
 */
async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const chunk of stream) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      yield withoutReturn(parts.join('') + piece);
      parts = [];
    }
    if (last !== '') parts.push(last);
  }
  const rest = parts.join('') + decoder.decode();
  if (rest !== '') yield withoutReturn(rest);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

async function answerTo(raw: string, answer: (line: Line) => unknown): Promise<unknown> {
  let id: unknown = null;
  try {
    const value: unknown = JSON.parse(raw);
    if (typeof value !== 'object' || value === null) throw new TypeError('the line is not a JSON object');
    if ('id' in value) id = value.id;
    if (!('text' in value) || typeof value.text !== 'string') throw new TypeError('"text" is missing or no string');
    return await answer({ ...value, id, text: value.text });
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

async function writeLine(value: unknown): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(value)}\n`)) return;
  await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
}
