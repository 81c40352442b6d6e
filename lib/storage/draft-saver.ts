/** After the last key, and at the latest after the first that is not kept yet. Together with the write: under 500 ms. */
const QUIET_MS = 200;
const LATEST_MS = 400;

/**
 * Keeps what is being written soon after it is written: one save at a time, the newest words last.
 * `told` hears of every attempt: null when the draft was kept, else what went wrong.
 */
export class DraftSaver<Words> {
  // Times are `performance.now()`: a clock that is set back must not keep words waiting.
  readonly #save: (words: Words) => Promise<void>;
  readonly #told: (error: unknown) => void;
  #pending: { words: Words; since: number } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  #isPaused = false;
  #unkept: Words | null = null;

  constructor(save: (words: Words) => Promise<void>, told: (error: unknown) => void) {
    this.#save = save;
    this.#told = told;
  }

  /** The newest words, as long as they are not known to be kept; null when all are. */
  get unkept(): Words | null {
    return this.#unkept;
  }

  /** Takes the newest words. */
  write(words: Words): void {
    this.#unkept = words;
    const since = this.#pending?.since ?? performance.now();
    this.#pending = { words, since };
    if (this.#isPaused) return;
    clearTimeout(this.#timer);
    const wait = Math.min(QUIET_MS, Math.max(0, since + LATEST_MS - performance.now()));
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  /** Saves what is pending, now; resolves when nothing is under way any more. Never rejects. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const pending = this.#pending;
    if (pending && !this.#isPaused) {
      this.#pending = null;
      this.#running = this.#running.then(() => this.#attempt(pending.words));
    }
    await this.#running;
  }

  /** Saves nothing more until `resume`: the words are on their way to becoming a note. */
  async pause(): Promise<void> {
    this.#isPaused = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Goes on, with these words. */
  resume(words: Words): void {
    this.#isPaused = false;
    this.write(words);
  }

  async #attempt(words: Words): Promise<void> {
    try {
      await this.#save(words);
      if (this.#unkept === words) this.#unkept = null;
      this.#told(null);
    } catch (error) {
      // Kept for the next key or `flush`, unless newer words are there.
      this.#pending ??= { words, since: performance.now() };
      this.#told(error);
    }
  }
}
