import type { ChipTone } from "@/components/ui/chip";
import type { IconName } from "@/components/ui/icon-set";

type Look = { tone: ChipTone; icon: IconName; word: string; means: string };

/** What happens to one effect at a vendor, from decided to proven. */
export const DELIVERY_LOOKS = {
  needs_approval: { tone: "pending", icon: "user-check", word: "Needs approval", means: "Waits for a second person" },
  held: { tone: "neutral", icon: "timer", word: "Held", means: "Not sent yet, you can undo" },
  queued: { tone: "neutral", icon: "clock", word: "Queued", means: "Saved here, not yet sent" },
  sending: { tone: "info", icon: "loader", word: "Sending", means: "On its way to the vendor" },
  waiting: {
    tone: "warning",
    icon: "rotate-ccw",
    word: "Waiting",
    means: "The vendor did not take it yet; it is tried again",
  },
  applied: { tone: "accepted", icon: "check", word: "Applied", means: "The vendor accepted it, not read back" },
  verified: { tone: "success", icon: "check-check", word: "Verified", means: "Read back from the vendor" },
  by_hand: { tone: "hand", icon: "hand", word: "By hand, to do", means: "A person has to do it" },
  by_hand_done: { tone: "handdone", icon: "hand", word: "By hand, done", means: "A person did it and said so" },
  needs_confirmation: {
    tone: "pending",
    icon: "circle-help",
    word: "Needs confirmation",
    means: "We can’t tell whether the vendor did it",
  },
  failed: { tone: "danger", icon: "circle-x", word: "Failed", means: "The vendor refused, with its reason" },
  superseded: { tone: "void", icon: "git-merge", word: "Superseded", means: "A later change made it unnecessary" },
} as const satisfies Record<string, Look>;

/** The life of a token. */
export const TOKEN_LOOKS = {
  requested: { tone: "neutral", icon: "clock", word: "Requested", means: "Asked for, not issued yet" },
  active: { tone: "success", icon: "check", word: "Active", means: "Issued, not expired, not revoked" },
  expiring: { tone: "warning", icon: "timer", word: "Expiring", means: "Active, and its end is near" },
  expired: { tone: "void", icon: "timer", word: "Expired", means: "Its end has passed" },
  suspended: { tone: "neutral", icon: "lock", word: "Suspended", means: "Stopped for a while" },
  revoking: { tone: "info", icon: "loader", word: "Revoking", means: "Revoked here, not yet proven at the vendor" },
  revoked: { tone: "handdone", icon: "ban", word: "Revoked", means: "Stopped for good" },
} as const satisfies Record<string, Look>;

/** The health of a system and whether a thing is open, as the lists show it. */
export const OTHER_LOOKS = {
  healthy: { tone: "success", icon: "check", word: "Healthy", means: "Answers, and our credential is good" },
  slow: { tone: "warning", icon: "timer", word: "Slow", means: "Answers, but late" },
  unreachable: { tone: "danger", icon: "circle-x", word: "Unreachable", means: "Gives no usable answer" },
  unknown: { tone: "pending", icon: "circle-help", word: "Unknown", means: "Not asked yet, or it could not be told" },
  open: { tone: "success", icon: "door-open", word: "Open", means: "Not blocked" },
  blocked: { tone: "danger", icon: "lock", word: "Blocked", means: "Stopped, with a reason, until somebody ends it" },
} as const satisfies Record<string, Look>;

export const STATUS_LOOKS: Readonly<Record<StatusName, Look>> = { ...DELIVERY_LOOKS, ...TOKEN_LOOKS, ...OTHER_LOOKS };

export type DeliveryStatusName = keyof typeof DELIVERY_LOOKS;
export type TokenStatusName = keyof typeof TOKEN_LOOKS;
export type StatusName = DeliveryStatusName | TokenStatusName | keyof typeof OTHER_LOOKS;
