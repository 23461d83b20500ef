export type AccessParams = Readonly<Record<string, string | string[] | undefined>>;

/** One value of an address; the first where it stands twice. */
export const one = (params: AccessParams, key: string): string | undefined => {
  const value = params[key];
  const text = Array.isArray(value) ? value[0] : value;
  return text === "" ? undefined : text;
};

/** A moment that somebody typed: `2026-11-03`, `2026-11-03 14:03` or ISO, in UTC; undefined for now and for what can't be read. */
export function momentAsked(text: string | undefined): Date | undefined {
  const match = text ? /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?Z?)?$/.exec(text.trim()) : null;
  if (!match) return undefined;
  const moment = new Date(`${match[1]}T${match[2] ?? "23:59"}${match[3] ?? ":00"}Z`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** A moment as the form takes it: `2026-11-03 14:03`. */
export const momentText = (moment: Date | undefined): string =>
  moment ? moment.toISOString().slice(0, 16).replace("T", " ") : "";
