import type { Database } from "./database";

export type Screen = { name: string; path: string };

/** Every screen of the console with something to show on it: lists, one of each thing, forms, wizards. */
export async function screensOf(db: Database): Promise<Screen[]> {
  const id = async (sql: string): Promise<string> => (await db.one<{ id: string }>(sql)).id;
  const connector = await id("select id from connector where name = 'Hours app'");
  const group = await id("select id from user_group where code = 'CONSULTANCY'");
  const person = await id("select id from app_user where name = 'Anouk Mertens'");
  const system = await id("select id from system where vendor = 'afas'");
  const token = await id("select id from token where revoked_at is null and issued_at is not null order by id limit 1");
  const revoked = await id("select id from token where revoked_at is not null order by revoked_at limit 1");
  const handTask = await id(
    "select d.change_id as id from hand_task h join delivery d on d.id = h.delivery_id where h.closed_at is null order by h.id limit 1",
  );
  const failed = await id("select id from delivery where status = 'failed' order by id limit 1");
  const doubtful = await id("select id from delivery where status = 'needs_confirmation' order by id limit 1");
  const identity = await id("select id from identity_link where external_id = 'account_vandamme' and valid_to is null");
  const joined = await id("select id from app_user where name = 'Ilse Van Damme'");
  const operator = await id("select id from operator where is_demo and role = 'support'");
  const event = await id("select seq::text as id from audit_event where code = 'token.revoked' order by seq limit 1");
  const shared = await id("select id from token where label = 'Mails of November'");
  const mapping = await id(
    "select id from mapping where external_key = '65423600' and valid_to is null order by id limit 1",
  );
  const application = await id("select id from application where name = 'Projectportaal'");
  const applicationKey = await id(
    "select k.id from application_key k join application p on p.id = k.application_id where p.name = 'Projectportaal'",
  );
  const paths = {
    home: "/",
    find: "/search?q=jan",
    "find-nothing": "/search?q=zzzz",
    changes: "/changes",
    "changes-failed": `/changes?peek=${failed}`,
    "changes-in-doubt": `/changes?peek=${doubtful}`,
    "hand-tasks": "/changes/hand-tasks",
    "hand-task": `/changes/${handTask}`,
    groups: "/groups",
    "groups-none-match": "/groups?q=zzzz",
    "new-group": "/groups/new",
    group: `/groups/${group}`,
    "group-users": `/groups/${group}/users`,
    "group-connectors": `/groups/${group}/connectors`,
    "group-history": `/groups/${group}/history`,
    users: "/users",
    user: `/users/${person}`,
    "import-users": "/imports/new?kind=users",
    "import-endpoints": "/imports/new?kind=endpoints",
    "import-mappings": "/imports/new?kind=mappings",
    connectors: "/connectors",
    connector: `/connectors/${connector}`,
    endpoints: `/connectors/${connector}/endpoints`,
    filters: `/connectors/${connector}/filters`,
    "connector-tokens": `/connectors/${connector}/tokens`,
    "connector-history": `/connectors/${connector}/history`,
    "connector-link": `/connectors/${connector}/link`,
    "connector-keys": `/connectors/${connector}/keys`,
    "connector-change": `/connectors/${connector}/change`,
    "new-connector": "/connectors/new",
    tokens: "/tokens",
    token: `/tokens/${token}`,
    "token-revoked": `/tokens/${revoked}`,
    "issue-token": "/tokens/new",
    "leaked-token": "/tokens/leaked",
    mappings: "/mappings",
    "mappings-open": `/mappings?peek=${mapping}`,
    "mappings-none-match": "/mappings?q=zzzz",
    "mappings-refused": "/mappings?state=no_access,revoked,expired,orphan",
    "new-mapping": "/mappings/new",
    "shared-tokens": "/mappings/shared",
    "shared-token": `/mappings/shared/${shared}`,
    "split-token": `/mappings/shared/${shared}/split`,
    "point-mappings": `/mappings/shared/${shared}/point`,
    "rotate-mapped-token": `/mappings/shared/${shared}/rotate`,
    "remove-mappings": `/mappings/shared/${shared}/remove`,
    applications: "/mappings/applications",
    application: `/mappings/applications/${application}`,
    "new-application": "/mappings/applications/new",
    "application-change": `/mappings/applications/${application}/change`,
    "new-application-key": `/mappings/applications/${application}/keys/new`,
    "replace-application-key": `/mappings/applications/${application}/keys/${applicationKey}/replace`,
    access: `/access?connector=${connector}`,
    "access-by-user": `/access/by-user?user=${person}`,
    "access-explain": `/access/explain?user=${person}&connector=${connector}`,
    "access-compare": `/access/compare?connector=${connector}&from=2026-10-01`,
    audit: "/audit",
    event: `/audit?event=${event}`,
    systems: "/systems",
    system: `/systems/${system}`,
    "new-system": "/systems/new",
    capabilities: "/systems/capabilities",
    "capabilities-of-one": "/systems/capabilities?vendor=afas",
    "system-deliveries": `/systems/${system}/deliveries`,
    "system-reads": `/systems/${system}/reads`,
    "system-adopt": `/systems/${system}/adopt`,
    "system-credential": `/systems/${system}/credential`,
    "system-history": `/systems/${system}/history`,
    "system-capabilities": `/systems/${system}/capabilities`,
    drift: "/drift",
    "drift-none-match": "/drift?q=zzzz",
    identities: "/mappings/identities",
    "identities-conflicts": "/mappings/identities?conflict=any",
    "identities-none-match": "/mappings/identities?q=zzzz",
    "identities-people": "/mappings/identities/people",
    "identity-link": "/mappings/identities/link",
    identity: `/mappings/identities/${identity}`,
    "identity-point": `/mappings/identities/${identity}/point`,
    "identity-person": `/mappings/identities/people/${joined}`,
    operators: "/settings/operators",
    operator: `/settings/operators/${operator}`,
    "new-operator": "/settings/operators/new",
    "api-keys": "/settings/operators/api-keys",
    "new-api-key": "/settings/operators/api-keys/new",
    api: "/settings/api",
    about: "/settings/about",
  };
  return Object.entries(paths).map(([name, path]) => ({ name, path }));
}
