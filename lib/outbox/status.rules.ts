/** Every state of a delivery; the words are shown to people, so a new one needs a sentence here. */
export const DELIVERY_STATUSES = [
  "needs_approval",
  "held",
  "queued",
  "sending",
  "waiting",
  "applied",
  "verified",
  "by_hand",
  "by_hand_done",
  "needs_confirmation",
  "failed",
  "superseded",
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Nothing more will happen to these by itself or by a person. */
export const ENDED: readonly DeliveryStatus[] = ["applied", "verified", "by_hand_done", "superseded"];

/** A person has to look at these; Home counts them and Changes lists them. */
export const NEEDS_A_PERSON: readonly DeliveryStatus[] = ["needs_confirmation", "failed", "by_hand", "needs_approval"];

/** What each status means, in one plain sentence. */
export const STATUS_SAYS: Readonly<Record<DeliveryStatus, string>> = {
  needs_approval: "Waits for a second person",
  held: "Waits for its moment, and can still be undone",
  queued: "Saved here, not yet sent",
  sending: "Being sent now",
  waiting: "The vendor was busy or silent; it is tried again by itself",
  applied: "The vendor accepted it; it was not read back",
  verified: "Read back from the vendor",
  by_hand: "A person has to do it in the vendor's console",
  by_hand_done: "A person did it and said so",
  needs_confirmation: "It can't be told whether the vendor did it",
  failed: "The vendor refused it",
  superseded: "A later change made it unnecessary",
};

/** How well the vendor's side of a fact is known, from the state of the latest delivery about it. */
export type Provenance = "observed" | "sent" | "by_hand" | "decided" | "unknown";

/** The stamp that a delivery's status gives to the fact it is about. */
export function provenanceOf(status: DeliveryStatus): Provenance {
  switch (status) {
    case "verified":
      return "observed";
    case "applied":
      return "sent";
    case "by_hand_done":
      return "by_hand";
    case "needs_confirmation":
      return "unknown";
    default:
      return "decided";
  }
}
