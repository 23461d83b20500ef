import type { DriftKind } from "./drift-views.rules";

/** What follows from the policy to enforce, said before it is chosen and again in its plan. */
export const ENFORCE_WARNING =
  "From the next whole reading on, what differs is ordered back without a person, up to 50 at once.";

/**
 * What a policy may order back by itself: only what both sides know, or what was decided here. Whom or what nobody here knows is
 * never removed without a person, and an account that is gone is never made again without one.
 */
export const ENFORCEABLE: readonly DriftKind[] = [
  "user.renamed",
  "user.email",
  "user.blocked_there",
  "user.blocked_here",
  "user.attributes",
  "group.missing",
  "group.description",
  "group.attributes",
  "membership.extra",
  "membership.missing",
  "endpoint.extra",
  "endpoint.missing",
  "token.inactive",
  "token.still_works",
  "token.expiry",
];
