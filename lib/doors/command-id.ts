/** Whether a text may serve as a command id: one that a caller made up, at random, for one act. */
export function isCommandId(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]{8,128}$/.test(value);
}
