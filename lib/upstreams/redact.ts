const HIDDEN = "(hidden)";
const WORDS_KEPT = 500;

/** A vendor's words without any of the given secrets (as text or base64), without anything shaped like a token, cut to 500 characters. */
export function redact(text: string, secrets: Iterable<string>): string {
  let clean = text;
  for (const secret of secrets) {
    for (const form of [secret, Buffer.from(secret).toString("base64")]) {
      if (form.trim().length >= 6) clean = clean.replaceAll(form.trim(), HIDDEN);
    }
  }
  clean = clean
    .replace(/<token>[\s\S]*?(<\/token>|$)/gi, HIDDEN)
    .replace(/\b(AfasToken|Bearer|Basic)\s+\S+/gi, `$1 ${HIDDEN}`)
    .replace(/\b[0-9a-f]{63,}\b/gi, HIDDEN)
    .replace(/\s+/g, " ")
    .trim();
  return clean.length > WORDS_KEPT ? `${clean.slice(0, WORDS_KEPT - 1)}…` : clean;
}
