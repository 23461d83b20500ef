import type { Outcome, Proof } from "../driver";

/** Nothing had to be sent. */
export const already = (note: string, ref?: string): Outcome => ({
  state: "verified",
  note: `Already so: ${note}`,
  wasAlreadySo: true,
  ...(ref ? { ref } : {}),
});

/** The write was accepted; where the second read fails or doesn't show it yet, it stays `applied`. */
export async function proven(read: () => Promise<boolean>, note: string, ref?: string): Promise<Outcome> {
  const isShown = await read().catch(() => null);
  const kept = ref ? { ref } : {};
  if (isShown) return { state: "verified", note, ...kept };
  const why = isShown === null ? "it could not be read back" : "BioT does not show it yet";
  return { state: "applied", note: `BioT accepted it; ${why}.`, ...kept };
}

export const proof = (isSo: boolean, note: string): Proof => ({ state: isSo ? "so" : "not_so", note });
export const unknown = (note: string): Proof => ({ state: "unknown", note });
