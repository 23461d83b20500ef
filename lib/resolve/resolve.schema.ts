import { z } from "zod";
import { LONGEST_KEY } from "@/lib/applications/application.rules";

export const MOST_KEYS = 100;

// Ends are trimmed later, so a little more than the longest key may come in.
const Part = z
  .string("Write the key as text")
  .max(LONGEST_KEY * 2, `An external key has ${LONGEST_KEY} characters at most`);
const Key = z.union(
  [Part, z.strictObject({ company: Part.optional(), user: Part.optional() })],
  "Write a key as text, or as { company, user }",
);
const Connector = z
  .string("Name the app connector by its id, con_...")
  .max(64, "Name the app connector by its id, con_...");

/** One key of one app connector. */
export const ResolveInput = z.strictObject({ connector: Connector, key: Key });

/** Several keys of one app connector, answered in their order. */
export const ResolveManyInput = z.strictObject({
  connector: Connector,
  keys: z.array(Key).min(1, "Ask for one key at least").max(MOST_KEYS, `Ask for ${MOST_KEYS} keys at most`),
});
