import "server-only";
import { z } from "zod";
import { getIdentity, listIdentities } from "@/lib/identities/identity.queries";
import { IDENTITY_PROBLEMS, type IdentityProblem, PROBLEM_WORDS } from "@/lib/identities/identity-views.rules";
import { getJoinedPerson, listJoinedPeople } from "@/lib/identities/joined-people.queries";
import { given, Id, Moment, several, Words } from "./fields";
import { list, one } from "./reading";

const Problems = z.array(z.enum(IDENTITY_PROBLEMS));

const IdentityRowView = z.object({
  id: Id,
  systemId: Id,
  systemName: z.string(),
  externalId: z.string(),
  commonId: z.string().nullable(),
  name: z.string(),
  groupId: Id.nullable(),
  people: z.int().describe("People bound to its common identity id"),
  problems: Problems,
});

const PersonView = z.object({
  userId: Id,
  name: z.string(),
  email: z.string().nullable(),
  accounts: z.array(
    z.object({
      accountId: Id,
      systemName: z.string(),
      userCode: z.string(),
      email: z.string().nullable(),
      isOwn: z.boolean().describe("The account's own address"),
      isJoined: z.boolean().describe("The vendor joins people by it"),
    }),
  ),
  companies: z.int().describe("Common identity ids that he is bound to"),
  problems: Problems,
});

const IdentityView = IdentityRowView.extend({
  others: z.array(IdentityRowView).describe("The other external ids of the same common identity id"),
  persons: z.array(PersonView).describe("The first 250"),
  history: z.array(
    z.object({
      id: Id,
      commonId: z.string().nullable(),
      name: z.string(),
      since: Moment,
      until: Moment.nullable(),
      by: z.string().nullable(),
    }),
  ),
});

const ofKind = (kind: "conflict" | "orphan") => IDENTITY_PROBLEMS.filter((one) => PROBLEM_WORDS[one].kind === kind);
const ANY = (kind: "conflict" | "orphan") => ["any", ...ofKind(kind)] as const;
const FILTERS = {
  q: Words,
  system: z.string().max(500).optional().describe("Ids of systems, with commas"),
  conflict: several(ANY("conflict"), "What clashes"),
  orphan: several(ANY("orphan"), "What is missing"),
};
type Asked = { q?: string | undefined; system?: string | undefined } & Partial<
  Record<"conflict" | "orphan", ("any" | IdentityProblem)[] | undefined>
>;

function filterOf({ q, system, ...wanted }: Asked) {
  const problems = (["conflict", "orphan"] as const).flatMap((kind) =>
    ofKind(kind).filter((one) => wanted[kind]?.includes("any") || wanted[kind]?.includes(one)),
  );
  return { ...given({ q, systemIds: system?.split(",").filter((id) => id !== "") }), problems };
}

/** External ids of companies, and people as vendors join them by e-mail. */
export const IDENTITY_READINGS = {
  identities: list({
    title: "Identities: external ids with the common identity id that each stands for",
    filters: FILTERS,
    sorts: { keys: ["externalId"], usual: "externalId" },
    row: IdentityRowView,
    read: (actor, asked, page, { descending }) => listIdentities(actor, filterOf(asked), page, descending),
  }),
  "identities/{id}": one({
    title: "One external id with everybody who is bound to it",
    row: IdentityView,
    read: getIdentity,
  }),
  "joined-people": list({
    title: "People as vendors join them by e-mail address",
    filters: FILTERS,
    sorts: { keys: ["name"], usual: "name" },
    row: PersonView,
    read: (actor, asked, page, { descending }) => listJoinedPeople(actor, filterOf(asked), page, descending),
  }),
  "joined-people/{id}": one({
    title: "One person with the address of each account",
    row: PersonView,
    read: getJoinedPerson,
  }),
};
