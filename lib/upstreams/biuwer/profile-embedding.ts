import type { Embedding } from "../profile";

export const WHO_READS_IT =
  "Whoever can see the HTML of the host page can read both tokens in the iframe's name: give the authentication token a short life.";

/**
 * The iframe's `src` and `name` for one shared resource and one user; `instance` is the instance name, or a whole address.
 * Throws where a token is empty or holds a colon, a quote or a space, because the name could not be taken apart again.
 */
export function embedding(given: { instance: string; resourceToken: string; authToken: string }): Embedding {
  const { instance, resourceToken, authToken } = given;
  for (const token of [resourceToken, authToken]) {
    if (!/^[^\s:"'<>]+$/.test(token)) throw new Error("a token for an embedding must be one word without a colon");
  }
  const base = /^https?:\/\//.test(instance) ? instance.replace(/\/+$/, "") : `https://${instance}.biuwer.com`;
  // The vendor's pattern puts the resource first; the list below it names the user's token first. We follow the pattern.
  return { src: `${base}/share`, name: `${resourceToken}:${authToken}` };
}
