import { clean } from './commands/clean.ts';
import { extract } from './commands/extract.ts';
import { repair } from './commands/repair.ts';

/** A command gets its own arguments and gives the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = { repair, extract, clean };

const USAGE = `qingdu repair [--to zh-Hans|none] [--punctuation]   < lines {"id","text"}
qingdu extract FILE.html [--url URL]
qingdu clean FILE.html [--url URL]
`;

/** Runs one command; errors go to stderr with exit code 1, a wrong call with 2. */
export async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const isHelp = name === '--help' || name === 'help';
    (isHelp ? process.stdout : process.stderr).write(USAGE);
    return isHelp ? 0 : 2;
  }
  // A closed pipe (`| head`) is the reader's wish, not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  try {
    return await command(rest);
  } catch (error) {
    process.stderr.write(`qingdu ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
