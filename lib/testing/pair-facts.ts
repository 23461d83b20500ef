import type { AccountFact, BlockFact, DoubtFact, PairFacts, TokenFact } from "@/lib/access/pair-facts.rules";

// Facts of a pair in which every light is green, and pieces to turn one of them; all as of `NOW`.

/** Midnight of a day. */
export const day = (text: string) => new Date(`${text}T00:00:00.000Z`);
/** The moment of every question. */
export const NOW = day("2026-11-21");
/** Who did things. */
export const BY = { at: day("2025-02-03"), by: "S. de Boer", reason: null, ticket: "HR-412" };
/** A block in force. */
export const block = (more: Partial<BlockFact> = {}): BlockFact => ({
  from: day("2026-11-01"),
  to: null,
  until: null,
  reason: "Suspected misuse.",
  source: "decided",
  opened: { ...BY, by: "E. Yilmaz", ticket: "INC-1980" },
  closed: null,
  ...more,
});
/** A block that has ended. */
export const ended = block({ to: day("2026-11-10"), closed: { ...BY, by: "S. de Boer", ticket: null } });
/** A doubt in force. */
export const doubt: DoubtFact = { from: day("2026-11-20"), to: null, reason: "The vendor gave no answer." };
/** A doubt that was settled. */
export const settled: DoubtFact = { ...doubt, to: day("2026-11-20") };

/** A valid token. */
export const token = (more: Partial<TokenFact> = {}): TokenFact => ({
  id: "tok_1",
  label: "iPhone Pieter",
  hint: "8E21…60DD",
  source: "decided",
  requestedAt: day("2026-05-03"),
  issuedAt: day("2026-05-04"),
  expiresAt: null,
  revokedAt: null,
  requested: BY,
  revoked: null,
  block: null,
  doubt: null,
  delivery: null,
  ...more,
});

/** A valid account. */
export const account: AccountFact = {
  id: "acc_1",
  remoteId: "PVDM",
  email: "pieter@example.com",
  windows: false,
  insite: true,
  source: "observed",
  observedAt: day("2026-11-20"),
  from: day("2025-01-01"),
  to: null,
  block: null,
  doubt: null,
  delivery: null,
};

/** All green, but for what is given. */
export function facts(more: Partial<PairFacts> = {}): PairFacts {
  return {
    user: { id: "usr_1", name: "Pieter van der Meer", leftAt: null, block: null },
    account,
    connector: {
      id: "con_1",
      name: "Hours app",
      source: "decided",
      retiredAt: null,
      block: null,
      doubt: null,
      delivery: null,
    },
    system: {
      id: "sys_1",
      name: "AFAS production",
      vendor: "afas",
      vendorName: "AFAS",
      lastReadAt: NOW,
      block: null,
      doubt: null,
    },
    link: {
      from: day("2025-01-05"),
      to: null,
      source: "decided",
      opened: BY,
      closed: null,
      group: { id: "grp_1", code: "CONSULTANCY", kind: "listed", block: null },
    },
    membership: {
      id: "mem_1",
      from: day("2025-02-03"),
      to: null,
      source: "decided",
      opened: BY,
      closed: null,
      doubt: null,
      delivery: null,
    },
    tokens: [token()],
    ...more,
  };
}
/** All green. */
export const base = facts();
/** A link to Everybody. */
export const everybody = base.link && {
  ...base.link,
  group: { ...base.link.group, code: "Everybody", kind: "everybody" as const },
};
