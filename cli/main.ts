import about from '../package.json' with { type: 'json' };

/** A command gets its own arguments and gives the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

/** Each command is loaded only when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  repair: async () => (await import('./commands/repair.ts')).repair,
  convert: async () => (await import('./commands/convert.ts')).convert,
  decode: async () => (await import('./commands/decode.ts')).decode,
  extract: async () => (await import('./commands/extract.ts')).extract,
  clean: async () => (await import('./commands/clean.ts')).clean,
  same: async () => (await import('./commands/same.ts')).same,
  summarize: async () => (await import('./commands/summarize.ts')).summarize,
  keywords: async () => (await import('./commands/summarize.ts')).keywords,
  anchor: async () => (await import('./commands/anchor.ts')).anchor,
  cite: async () => (await import('./commands/cite.ts')).cite,
};

const USAGE = `qingdu repair [--to zh-Hans|none] [--punctuation] [--keep-forms] < lines {"id","text"}
qingdu convert --config t2s|tw2s|tw2sp|hk2s|auto [--keep-forms] < lines {"id","text"}
qingdu decode FILE
qingdu extract FILE.html [--url URL]
qingdu clean FILE.html [--url URL]
qingdu same A.html B.html
qingdu summarize [--sentences N]                       < lines {"id","text"}
qingdu keywords [--count N]                            < lines {"id","text"}
qingdu anchor                                          < lines {"id","text","selector"}
qingdu cite [--format csl|gbt7714-2015|gbt7714-2025|bibtex|ris] < lines {"id","text"}
`;

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** Runs one command; errors go to stderr with exit code 1, a wrong call with 2. */
export async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (name === '--help' || name === '-h' || name === 'help') return say(USAGE);
  if (name === '--version') return say(`${about.version}\n`);
  if (!load) {
    process.stderr.write(`${name === '' ? '' : `qingdu: no command "${name}"\n`}${USAGE}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    return say(
      USAGE.split('\n')
        .filter((line) => line.startsWith(`qingdu ${name} `))
        .join('\n')
        .concat('\n'),
    );
  }
  // A closed pipe (`| head`) is the reader's wish, not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  try {
    return await (await load())(rest);
  } catch (error) {
    process.stderr.write(`qingdu ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
