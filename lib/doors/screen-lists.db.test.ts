import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import * as connectors from "@/app/(console)/connectors/_components/connector-table";
import * as drift from "@/app/(console)/drift/_components/drift-table";
import * as groups from "@/app/(console)/groups/_components/group-table";
import * as mappings from "@/app/(console)/mappings/_components/mapping-table";
import * as identities from "@/app/(console)/mappings/identities/_components/identity-table";
import * as tokens from "@/app/(console)/tokens/_components/token-table";
import * as users from "@/app/(console)/users/_components/user-table";
import { parseTableQuery, type TableQuery, type TableSpec } from "@/components/data-table/table-url";
import type { OperatorActor } from "@/lib/auth/session";
import { listConnectors } from "@/lib/connectors/connector.queries";
import type { PageResult } from "@/lib/db/paging";
import { listDrift } from "@/lib/drift/drift.queries";
import { listGroups } from "@/lib/groups/group.queries";
import { listIdentities } from "@/lib/identities/identity.queries";
import { listJoinedPeople } from "@/lib/identities/joined-people.queries";
import { listMappings } from "@/lib/mappings/mapping.queries";
import { companyId, growCompany } from "@/lib/testing/access-company";
import { callApi, programKey } from "@/lib/testing/api-calls";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { listTokens } from "@/lib/tokens/token.queries";
import { listUsers } from "@/lib/users/user.queries";
import { READINGS } from "./readings";

vi.mock("next/navigation", () => ({ redirect: () => undefined }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}));

type Screen = {
  spec: TableSpec;
  read: (actor: OperatorActor, query: TableQuery) => Promise<PageResult<object>>;
  asked: Record<string, string>[];
};
const page = { size: 25 };
const system = companyId("sys", 0);

/** The list of each screen as its page reads it, with addresses that somebody there may be at. */
const SCREENS: Record<string, Screen> = {
  groups: {
    spec: groups.GROUP_TABLE,
    read: (actor, query) => listGroups(actor, groups.filterOf(query), page, groups.sortOf(query)),
    asked: [
      { members: "rule" },
      { members: "some", sort: "-members" },
      { connectors: "some", q: "group 3" },
      { system: `${system},sys_other`, sort: "code" },
      { state: "archived" },
    ],
  },
  users: {
    spec: users.USER_TABLE,
    read: (actor, query) => listUsers(actor, users.filterOf(query), page, users.sortOf(query)),
    asked: [
      { state: "blocked" },
      { state: "open", q: "a b" },
      { ready: "no" },
      { account: "none" },
      { kind: "service", sort: "-name" },
      { department: "Sales" },
    ],
  },
  connectors: {
    spec: connectors.CONNECTOR_TABLE,
    read: (actor, query) => listConnectors(actor, connectors.filterOf(query), page, connectors.sortOf(query)),
    asked: [
      { state: "open", sort: "-name" },
      { state: "blocked" },
      { owner: "none", system },
      { group: "everybody" },
      { writes: "yes" },
      { q: "app 2", sort: "changed" },
    ],
  },
  tokens: {
    spec: tokens.TOKEN_TABLE,
    read: (actor, query) => listTokens(actor, tokens.filterOf(query), page, tokens.sortOf(query)),
    asked: [
      { status: "active,expiring" },
      { status: "revoked" },
      { connector: companyId("con", 0), sort: "user" },
      { used: "never", owner: "none" },
      { user: companyId("usr", 10) },
      { system, sort: "-expires" },
    ],
  },
  mappings: {
    spec: mappings.MAPPING_TABLE,
    read: (actor, query) => listMappings(actor, mappings.filterOf(query), page, mappings.sortOf(query)),
    asked: [
      { application: "app_x", connector: companyId("con", 1), sort: "asked" },
      { state: "answers,orphan", token: "tok_2", sort: "-key" },
      { shared: "yes", alike: "yes", asked: "never" },
    ],
  },
  identities: {
    spec: identities.IDENTITY_TABLE,
    read: (actor, query) => listIdentities(actor, identities.filterOf(query), page, query.sort?.descending),
    asked: [
      { system, sort: "-externalId" },
      { conflict: "any", orphan: "no_people" },
    ],
  },
  "joined-people": {
    spec: identities.PEOPLE_TABLE,
    read: (actor, query) => listJoinedPeople(actor, identities.filterOf(query), page, query.sort?.descending),
    asked: [
      { system, sort: "-name" },
      { conflict: "shared_email", orphan: "any" },
    ],
  },
  drift: {
    spec: drift.DRIFT_TABLE,
    read: (actor, query) => listDrift(actor, drift.filterOf(query), page),
    asked: [{ area: "user,group" }, { kind: "user.unknown", ignored: "shown", system }],
  },
};

let app: Awaited<ReturnType<typeof useTestApp>>;
let actor: OperatorActor;
let head: Record<string, string>;
beforeAll(async () => {
  app = await useTestApp();
  await growCompany(app.ownerUrl, 0, 200);
  actor = await actorOf(app.db, "auditor");
  ({ head } = await programKey(app.db, "auditor"));
});
afterAll(() => app.close());

describe.each(Object.entries(SCREENS))("the list of %s", (name, { spec, read, asked }) => {
  it("takes every filter and order of its screen, under the same name", () => {
    const query = z.toJSONSchema(READINGS[name]?.query ?? z.never(), { io: "input", unrepresentable: "any" });
    const { properties = {} } = query as { properties?: Record<string, { enum?: string[] }> };
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(["q", "limit", "after", ...(spec.filters ?? [])]));
    const orders = (spec.sorts ?? []).flatMap((key) => [key, `-${key}`]);
    expect(properties.sort?.enum ?? []).toEqual(orders);
    expect(asked.flatMap(Object.keys)).toEqual(expect.arrayContaining([...(spec.filters ?? [])]));
  });

  it("has the rows, the total and the cursor that its screen has at the same address", async () => {
    for (const address of [{}, ...asked]) {
      const onScreen = await read(actor, parseTableQuery(`/${name}`, { ...address, size: "25" }, spec));
      const answer = await callApi(name, { query: { ...address, limit: "25" }, head });
      const atApi = (await answer.json()) as { rows: object[]; next: string | null; total: number };
      const { rows, next, total } = JSON.parse(JSON.stringify(onScreen)) as typeof atApi;
      expect({ next: atApi.next, total: atApi.total }, JSON.stringify(address)).toEqual({ next, total });
      expect(rows, JSON.stringify(address)).toMatchObject(atApi.rows);
    }
  });
});
