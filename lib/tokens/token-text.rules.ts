const HEX = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/i;

/**
 * The part of a token that identifies it, whatever form it was pasted in: bare, as the vendor's XML, base64 of that XML, or the whole
 * header line. Two forms of one token give the same text; a text that holds no classic token is taken as it is.
 */
export function canonicalToken(pasted: string): string {
  const text = pasted.trim();
  const found =
    HEX.exec(text)?.[0] ??
    base64Words(text)
      .map((word) => HEX.exec(word)?.[0])
      .find(Boolean);
  return found ? found.toUpperCase() : bare(text);
}

/** Whether a text is long enough to be a token, so that its first and last four give nothing away. */
export function looksLikeToken(pasted: string): boolean {
  return canonicalToken(pasted).length >= 24;
}

/** First four and last four of what identifies a token. */
export function endsOf(text: string): { prefix: string; lastFour: string } {
  const data = canonicalToken(text);
  return { prefix: data.slice(0, 4), lastFour: data.slice(-4) };
}

function bare(text: string): string {
  return text.replace(/^authorization:\s*/i, "").replace(/^(afastoken|bearer)\s+/i, "");
}

function base64Words(text: string): string[] {
  return text
    .split(/[^A-Za-z0-9+/=_-]+/)
    .filter((word) => word.length >= 40)
    .map(decode);
}

function decode(word: string): string {
  try {
    return atob(word.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
