import { z } from "zod";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

// No word is as long as that with letters and digits mixed, and no id that a vendor shows but a GUID.
const holdsToken = (text: string): boolean =>
  (text.match(/[\w+=-]{32,}/g) ?? []).some((run) => /\d/.test(run) && /[a-z]/i.test(run) && !GUID.test(run));

/** What a person says he saw or did at a vendor. The text of a token, pasted into the wrong field, is refused: a note is kept for good. */
export const noteOf = (ask: string) =>
  z
    .string(ask)
    .trim()
    .min(3, ask)
    .max(1000, "Keep the note under 1,000 characters")
    .refine(
      (text) => !holdsToken(text),
      "This looks like the text of a token or key; notes are kept for good, so leave it out",
    );
