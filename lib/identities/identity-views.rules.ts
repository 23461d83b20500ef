/** What is wrong with an external id or with a person as he is joined by e-mail. */
export const IDENTITY_PROBLEMS = [
  "two_names",
  "same_system",
  "shared_email",
  "two_emails",
  "no_common_id",
  "no_people",
  "unmatched_email",
] as const;
export type IdentityProblem = (typeof IDENTITY_PROBLEMS)[number];
type Words = { kind: "conflict" | "orphan"; label: string; says: string };

/** Every problem in words, and whether things clash or something is missing. */
export const PROBLEM_WORDS: Readonly<Record<IdentityProblem, Words>> = {
  two_names: {
    kind: "conflict",
    label: "Two names",
    says: "Another external id of this common identity id has another name; which is shown at the vendor isn’t documented.",
  },
  same_system: {
    kind: "conflict",
    label: "Two ids of one system",
    says: "Another external id of this system has the same common identity id: both are one company, with one list of users.",
  },
  shared_email: {
    kind: "conflict",
    label: "E-mail of two people",
    says: "Two people go by one e-mail address, so a vendor that joins people by e-mail takes them for one.",
  },
  two_emails: {
    kind: "conflict",
    label: "Two e-mails",
    says: "One person goes by two e-mail addresses, and a vendor that joins people by e-mail doesn’t know that they are one.",
  },
  no_common_id: { kind: "orphan", label: "No common id", says: "This external id stands for no common identity yet." },
  no_people: {
    kind: "orphan",
    label: "No people",
    says: "Nobody is bound to this common identity id, so nobody sees what is sent for it.",
  },
  unmatched_email: {
    kind: "orphan",
    label: "E-mail of nobody",
    says: "An account has no e-mail address, or one that belongs to nobody known here.",
  },
};

export type Problems = Readonly<Record<IdentityProblem, boolean>>;

/** The problems that are so, conflicts first. */
export const problemsIn = (flags: Problems): IdentityProblem[] => IDENTITY_PROBLEMS.filter((one) => flags[one]);

/** One external account id as the list shows it. */
export type IdentityRow = {
  id: string;
  systemId: string;
  systemName: string;
  externalId: string;
  commonId: string | null;
  name: string;
  groupId: string | null;
  /** People bound to its common identity id, each e-mail address once. */
  people: number;
  problems: IdentityProblem[];
};

export type JoinedAccount = {
  accountId: string;
  systemName: string;
  userCode: string;
  /** The address that the vendor joins by: its own or its person's. */
  email: string | null;
  isOwn: boolean;
  /** Whether the vendor joins people by it. */
  isJoined: boolean;
};

/** A person as he is joined by e-mail. */
export type JoinedPerson = {
  userId: string;
  name: string;
  email: string | null;
  accounts: JoinedAccount[];
  /** Common identity ids that he is bound to. */
  companies: number;
  problems: IdentityProblem[];
};

export type IdentityPeriod = {
  id: string;
  commonId: string | null;
  name: string;
  since: Date;
  until: Date | null;
  by: string | null;
};
export type IdentityDetail = IdentityRow & {
  /** The other external ids of the same common identity id. */
  others: IdentityRow[];
  persons: JoinedPerson[];
  history: IdentityPeriod[];
};

export type IdentityFilter = {
  q?: string;
  systemIds?: readonly string[];
  problems?: readonly IdentityProblem[];
  commonId?: string;
};

/** The words of a search, in lower case and safe for `like`. */
export const searchWords = (q = ""): string[] =>
  q
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 6)
    .map((word) => word.replace(/[\\%_]/g, "\\$&"));
