import { z } from "zod";

/** The answer of an operation that names what it made or changed by id. */
export function ids<K extends string>(...names: readonly K[]): z.ZodObject<Record<K, z.ZodString>> {
  return z.object(Object.fromEntries(names.map((name) => [name, z.string()])) as Record<K, z.ZodString>);
}
