import { Fragment } from "react";
import type { SentencePart } from "@/lib/audit/audit.events";

/** The sentence of an event with its names in bold. */
export function EventSentence({ parts }: { parts: readonly SentencePart[] }) {
  return parts.map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
    part.isName ? <b key={index}>{part.text}</b> : <Fragment key={index}>{part.text}</Fragment>,
  );
}
