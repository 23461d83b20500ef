import "server-only";
import { z } from "zod";
import { getIdentity, listIdentities } from "@/lib/identities/identity.queries";
import { IDENTITY_PROBLEMS } from "@/lib/identities/identity-views.rules";
import { getJoinedPerson, listJoinedPeople } from "@/lib/identities/joined-people.queries";
import { given, Id, IdField, Moment, several, Words } from "./fields";
import { list, one } from "./reading";

const Problems = z.array(z.enum(IDENTITY_PROBLEMS)).describe("What clashes or is missing");

const IdentityRowView = z.object({
  id: Id,
  systemId: Id,
  systemName: z.string(),
  externalId: z.string(),
  commonId: z.string().nullable().describe("None where the external id stands for no common identity"),
  name: z.string(),
  groupId: Id.nullable().describe("The group that it is, at a vendor whose groups are companies"),
  people: z.int().describe("Bound to its common identity id, each e-mail address once"),
  problems: Problems,
});

const JoinedPersonView = z.object({
  userId: Id,
  name: z.string(),
  email: z.string().nullable(),
  accounts: z.array(
    z.object({
      accountId: Id,
      systemName: z.string(),
      userCode: z.string(),
      email: z.string().nullable().describe("The address that it goes by"),
      isOwn: z.boolean().describe("Its own address, not its person's"),
      isJoined: z.boolean().describe("The vendor joins people by it"),
    }),
  ),
  companies: z.int().describe("Common identity ids that the person is bound to"),
  problems: Problems,
});

const IdentityView = IdentityRowView.extend({
  others: z.array(IdentityRowView).describe("The other external ids of its common identity id"),
  persons: z.array(JoinedPersonView).describe("The first 250 people bound to it"),
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

const ASKED = { q: Words, system: IdField("a system"), problem: several(IDENTITY_PROBLEMS, "The problem") };

/** External account ids with the common identities that they stand for, and people as they are joined by e-mail. */
export const IDENTITY_READINGS = {
  identities: list({
    title: "External account ids and the common identities that they stand for",
    filters: ASKED,
    sorts: { keys: ["externalId"], usual: "externalId" },
    row: IdentityRowView,
    read: (actor, { q, system, problem }, page, sort) =>
      listIdentities(
        actor,
        given({ q, systemIds: system ? [system] : undefined, problems: problem }),
        page,
        sort.descending,
      ),
  }),
  "identities/{id}": one({
    title: "One external id with everybody and everything that is the same company",
    row: IdentityView,
    read: getIdentity,
  }),
  "joined-people": list({
    title: "People with accounts at vendors that join people by their e-mail address",
    filters: ASKED,
    sorts: { keys: ["name"], usual: "name" },
    row: JoinedPersonView,
    read: (actor, { q, system, problem }, page, sort) =>
      listJoinedPeople(
        actor,
        given({ q, systemIds: system ? [system] : undefined, problems: problem }),
        page,
        sort.descending,
      ),
  }),
  "joined-people/{id}": one({
    title: "One person with every account and the address that each goes by",
    row: JoinedPersonView,
    read: getJoinedPerson,
  }),
};
