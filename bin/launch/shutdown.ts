/** Thrown at the next step of a start that somebody has interrupted. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** What was started, so that it can be ended in the opposite order, once, whoever asks and whenever. */
export class Shutdown {
  readonly #closers: (() => Promise<void> | void)[] = [];
  readonly #asked = new AbortController();
  #report: ((code: number) => void) | undefined;

  readonly signal = this.#asked.signal;

  add(close: () => Promise<void> | void): void {
    this.#closers.push(close);
  }

  /** Ends everything; the first reason given decides the exit code. */
  ask(code: number): void {
    if (this.#asked.signal.aborted) return;
    this.#asked.abort(code);
    this.#report?.(code);
  }

  /** A step of the start; does nothing more once somebody has asked to stop. */
  async step<T>(work: () => Promise<T>): Promise<T> {
    if (this.signal.aborted) throw new Interrupted();
    const result = await work();
    if (this.signal.aborted) throw new Interrupted();
    return result;
  }

  /** The exit code, once somebody asks to stop. */
  asked(): Promise<number> {
    if (this.signal.aborted) return Promise.resolve(Number(this.signal.reason));
    return new Promise((resolve) => {
      this.#report = resolve;
    });
  }

  /** Ends what was started, last first; a part that can't end does not keep the others up. */
  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        console.error(error);
      }
    }
  }

  /** Ctrl-C, a polite kill, and the death of the process that started us all ask to stop. */
  listen(say: (line: string) => void): void {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(name, () => {
        if (!this.signal.aborted) say("Stopping");
        this.ask(0);
      });
    }
    process.on("disconnect", () => this.ask(0));
  }
}
