type Write = typeof process.stdout.write;

/** Keeps all that is printed from now on, until `stop` gives it back and lets it print again. */
export function watchOutput(): { stop(): string[] } {
  const printed: string[] = [];
  const streams = [process.stdout, process.stderr];
  const writes: Write[] = streams.map((stream) => stream.write);
  const methods = ["log", "info", "warn", "error", "debug"] as const;
  const loud = methods.map((method) => console[method]);
  const keep: Write = (chunk: unknown): boolean => {
    printed.push(String(chunk));
    return true;
  };
  for (const stream of streams) stream.write = keep;
  for (const method of methods) console[method] = (...args: unknown[]) => void printed.push(args.map(show).join(" "));
  return {
    stop() {
      streams.forEach((stream, i) => {
        const write = writes[i];
        if (write) stream.write = write;
      });
      methods.forEach((method, i) => {
        const original = loud[i];
        if (original) console[method] = original;
      });
      return printed;
    },
  };
}

/** Everything that a careless logger could print of a value: its text, its JSON, an error's stack and cause. */
export function show(value: unknown): string {
  if (value instanceof Error) {
    const inner = value.cause === undefined ? "" : show(value.cause);
    return [value.name, value.message, value.stack ?? "", JSON.stringify({ ...value }), inner].join(" ");
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}
