import "server-only";
import { z } from "zod";
import { getApplication, listApplications } from "@/lib/applications/application.queries";
import { KEY_SHAPES } from "@/lib/applications/application.rules";
import { KEY_STATES } from "@/lib/applications/application-views.rules";
import { listMappings } from "@/lib/mappings/mapping.queries";
import { MAPPING_STATES } from "@/lib/mappings/mapping-state.rules";
import { ASKED, MAPPING_SORTS } from "@/lib/mappings/mapping-views.rules";
import { listSharedTokens } from "@/lib/mappings/shared-token.queries";
import { choice, given, Id, IdField, Moment, Named, several, Words } from "./fields";
import { list, one } from "./reading";

const ApplicationFields = {
  id: Id,
  name: z.string(),
  owner: z.string().nullable(),
  keyShape: z.enum(KEY_SHAPES),
  workingKeys: z.int().describe("How many of its keys to Gatehouse work"),
  mappings: z.int().describe("How many external keys of it lead somewhere"),
  lastUsedAt: Moment.nullable(),
  retiredAt: Moment.nullable(),
};

const ApplicationRowView = z.object({
  ...ApplicationFields,
  connectorNames: z.array(z.string()).readonly().describe("App connectors that it may ask for"),
});

const ApplicationView = z.object({
  ...ApplicationFields,
  purpose: z.string().nullable(),
  createdAt: Moment,
  connectors: z.array(Named.extend({ systemName: z.string() })).readonly(),
  addresses: z.array(z.string()).readonly().describe("Where it may ask from; anywhere where there is none"),
  keys: z
    .array(
      z.object({
        id: Id,
        prefix: z.string(),
        lastFour: z.string(),
        createdAt: Moment,
        lastUsedAt: Moment.nullable(),
        expiresAt: Moment.nullable(),
        revokedAt: Moment.nullable(),
        state: z.enum(KEY_STATES),
        replaces: z.string().nullable(),
      }),
    )
    .readonly(),
});

const Ridden = {
  tokenId: Id,
  hint: z.string().describe("The token's first and last letters, or its label"),
  userName: z.string(),
  isService: z.boolean(),
  connectorId: Id,
  connectorName: z.string(),
  systemName: z.string(),
  expiresAt: Moment.nullable(),
  state: z.enum(MAPPING_STATES).describe("How a request for it would be answered now"),
  why: z.string().describe("The lights that are not green"),
  lastAskedAt: Moment.nullable(),
};

const MappingRowView = z.object({
  id: Id,
  externalKey: z.string(),
  applicationId: Id,
  applicationName: z.string(),
  ...Ridden,
  keysOnToken: z.int().describe("How many keys of all applications ride on the same token"),
  movesTo: z.object({ tokenId: Id, label: z.string() }).nullable().describe("Where it moves to once that is issued"),
});

const SharedTokenView = z.object({
  ...Ridden,
  keys: z.int(),
  applications: z.array(Named.extend({ keys: z.int(), lastAskedAt: Moment.nullable() })).readonly(),
});

/** External keys of host applications, and what each leads to. */
export const MAPPING_READINGS = {
  mappings: list({
    title: "Mappings: external keys with the token that each leads to; never its text",
    filters: {
      q: z.string().trim().max(200).optional().describe("The beginning of an external key"),
      application: IdField("a host application"),
      connector: IdField("an app connector"),
      token: IdField("a token"),
      state: several(MAPPING_STATES, "How a request would be answered"),
      shared: choice(["yes"], "On a token that carries more than one key"),
      alike: choice(["yes"], "Differs from another key only in case or leading noughts"),
      asked: choice(ASKED, "When it was asked for last"),
    },
    sorts: { keys: MAPPING_SORTS, usual: "-keys" },
    row: MappingRowView,
    read: (actor, { q, application, connector, token, state, shared, alike, asked }, page, sort) =>
      listMappings(
        actor,
        {
          ...given({ q, states: state, asked, applicationId: application, connectorId: connector, tokenId: token }),
          ...(shared ? { isShared: true } : {}),
          ...(alike ? { isDuplicate: true } : {}),
        },
        page,
        sort,
      ),
  }),
  "shared-tokens": list({
    title: "Tokens that answer more than one key, the most shared first",
    filters: { connector: IdField("an app connector"), application: IdField("a host application") },
    row: SharedTokenView,
    read: (actor, { connector, application }, page) =>
      listSharedTokens(actor, given({ connectorId: connector, applicationId: application }), page),
  }),
  applications: list({
    title: "Host applications, by name",
    filters: { q: Words, retired: choice(["yes"], "Also those that were retired") },
    row: ApplicationRowView,
    read: (actor, { q, retired }, page) =>
      listApplications(actor, { ...given({ q }), withRetired: retired === "yes" }, page),
  }),
  "applications/{id}": one({
    title: "One host application; of its keys only the two ends",
    row: ApplicationView,
    read: getApplication,
  }),
};
