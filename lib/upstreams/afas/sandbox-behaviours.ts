/** What AFAS may do and does not document, as switches of its sandbox; a connector's name may follow `blocked_get_connector:`. */
export const BEHAVIOURS = [
  "mtcd2_drops_memberships",
  "omitted_flags_become_true",
  "inclusion_answers_500",
  "blocked_get_connector",
  "memberless_groups_hidden",
  "parallel_limit",
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];
