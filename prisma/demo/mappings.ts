import type { Ref } from "@/lib/audit/audit.events";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { issueOwnKey } from "@/lib/vault/own-keys";
import type { Company } from "./company";
import type { History } from "./history";
import type { MappedTokens } from "./mapping-stories";
import { before, DAY, HOUR, MINUTE } from "./story";

type Asked = { ago: number; today?: number };
/** External keys that lead to one token, each with when it was asked for the last time. */
type KeysOn = { tokenId: string; keys: readonly (readonly [key: string, asked: Asked | null])[] };
type Plan = {
  name: string;
  owner: string;
  purpose: string;
  keyShape: "user" | "company" | "company_user";
  days: number;
  addresses: readonly string[];
  mapped: readonly KeysOn[];
};
type Placed = { id: string; name: string; connectorId: string; connectorName: string };

const visitors = (from: number, count: number, hours: number): KeysOn["keys"] =>
  Array.from({ length: count }, (_, n) => [`visitor-${from + n}`, { ago: (hours + n * 7) * HOUR }] as const);

function plansOf({ portal, kim, left, revoked }: MappedTokens, labelled: (label: string) => string): Plan[] {
  const orders = (slug: string) => labelled(`Portal ${slug}.example`);
  const analyst = (name: string) => labelled(`Intranet of ${name}`);
  return [
    {
      name: "Projectportaal",
      owner: "Anouk Mertens, Consultancy",
      purpose: "Customers see the hours and budgets of their projects",
      keyShape: "user",
      days: 80,
      addresses: [],
      mapped: [
        {
          tokenId: portal.id,
          keys: [
            ["65423600", { ago: 4 * MINUTE, today: 611 }],
            ["72471109", { ago: 62 * MINUTE, today: 402 }],
            ["91660724", { ago: 181 * MINUTE, today: 191 }],
            ["88091477", { ago: 8 * DAY }],
          ],
        },
        { tokenId: kim.id, keys: [["P-1180", { ago: 14 * MINUTE, today: 22 }]] },
        { tokenId: left.id, keys: [["P-1207", { ago: 10 * DAY }]] },
        { tokenId: revoked.id, keys: [["P-1214", { ago: 51 * HOUR }]] },
      ],
    },
    {
      name: "Intranet",
      owner: "IT",
      purpose: "Dashboards of our own people, one token each",
      keyShape: "user",
      days: 71,
      addresses: ["10.20.0.0/16"],
      mapped: ["Kim de Vries", "Marta Nowak", "Raj Patel", "Anouk Mertens"].map((name, n) => ({
        tokenId: analyst(name),
        keys: [[["65423600", "72471109", "91660724", "88091477"][n] ?? "", { ago: (n * 5 + 1) * HOUR }]],
      })),
    },
    {
      name: "Customer portal",
      owner: "Raj Patel",
      purpose: "Open orders of each customer, whose people share one token",
      keyShape: "user",
      days: 64,
      addresses: ["192.0.2.16/28", "2001:db8:20::/48"],
      mapped: [
        {
          tokenId: orders("dekade"),
          keys: [
            ["65423600", { ago: 8 * MINUTE, today: 88 }],
            ["72471109", { ago: 25 * MINUTE, today: 31 }],
          ],
        },
        {
          tokenId: orders("vandamme"),
          keys: [
            ["91660724", { ago: 2 * HOUR, today: 12 }],
            ["88091477", { ago: 3 * HOUR, today: 9 }],
          ],
        },
        {
          tokenId: orders("steenhuis"),
          keys: [
            ["70118801", { ago: 2 * DAY }],
            ["070118801", null],
          ],
        },
        { tokenId: orders("orbis"), keys: [["70118820", { ago: 81 * DAY }]] },
      ],
    },
    {
      name: "Invoice links",
      owner: "Marta Nowak",
      purpose: "A visitor opens his invoice by a link in a mail",
      keyShape: "user",
      days: 50,
      addresses: [],
      mapped: [
        { tokenId: labelled("Mails of October"), keys: visitors(2201, 3, 5) },
        { tokenId: labelled("Mails of November"), keys: visitors(2301, 11, 2) },
      ],
    },
  ];
}

/** Host applications, their keys to Gatehouse without any text, and what their own keys lead to; systems that aren't there are left out. */
export async function writeMappings(tx: Tx, company: Company, history: History, mapped: MappedTokens): Promise<void> {
  const tokens = await tx.token.findMany({ select: { id: true, label: true, connectorId: true } });
  const connectors = await tx.connector.findMany({ select: { id: true, name: true } });
  const nameOf = new Map(connectors.map(({ id, name }) => [id, name]));
  const placed = new Map(
    tokens.map(({ id, label, connectorId }) => [
      id,
      { id, name: label, connectorId, connectorName: nameOf.get(connectorId) ?? connectorId },
    ]),
  );
  const labelled = (label: string) => tokens.find((token) => token.label === label)?.id ?? "";
  for (const plan of plansOf(mapped, labelled)) {
    const known = plan.mapped.flatMap((keysOn) => {
      const token = placed.get(keysOn.tokenId);
      return token ? [{ ...keysOn, token }] : [];
    });
    if (known.length > 0) await writeApplication(tx, company, history, plan, known);
  }
  await removeAccount(tx, company, history, labelled("Portal orbis.example"));
}

async function writeApplication(
  tx: Tx,
  company: Company,
  history: History,
  plan: Plan,
  mapped: readonly (KeysOn & { token: Placed })[],
): Promise<void> {
  const { name, owner, purpose, keyShape, addresses } = plan;
  const createdAt = before(company, plan.days * DAY);
  const id = newId("application", createdAt.getTime());
  const connectorIds = [...new Set(mapped.map(({ token }) => token.connectorId))];
  const subject: Ref<"application"> = { kind: "application", id, name };
  const act = (at: Date, operation: string, sentence: string) => ({
    ...{ id: newId("change", at.getTime()), at, operation, sentence },
    actor: operation === "application.make_key" ? company.operators.owner : company.operators.admin,
  });
  const made = act(createdAt, "application.create", `Add host application ${name}`);
  const after = { owner, purpose, keyShape, connectorIds, addresses: [...addresses] };
  history.add({ ...made, audit: [{ code: "application.created", subject, after }] });
  await tx.application.create({
    data: { id, name, owner, purpose, keyShape, connectorIds, createdAt, createdIn: made.id },
  });
  await tx.$executeRaw`update application set addresses = ${[...addresses]}::text[]::cidr[] where id = ${id}`;
  const keyAt = new Date(createdAt.getTime() + 3 * MINUTE);
  const { hash, prefix, lastFour } = issueOwnKey("app");
  await tx.applicationKey.create({
    data: {
      ...{ id: newId("applicationKey", keyAt.getTime()), applicationId: id, hash, prefix, lastFour, createdAt: keyAt },
      lastUsedAt: before(
        company,
        Math.min(...mapped.flatMap(({ keys }) => keys.map(([, asked]) => asked?.ago ?? DAY))),
      ),
    },
  });
  history.add({
    ...act(keyAt, "application.make_key", `Make a key for host application ${name}`),
    audit: [{ code: "application.key_made", subject, after: { lastFour, expiresAt: null } }],
  });
  for (const [n, { token, keys }] of mapped.entries()) {
    const at = new Date(createdAt.getTime() + (10 + n) * MINUTE);
    const words = keys.length === 1 ? "1 key" : `${keys.length} keys`;
    const mapping = act(at, "mapping.add", `Map ${words} of ${name} to token ${token.name}`);
    history.add({
      ...mapping,
      audit: [
        {
          code: "mapping.added",
          subject,
          related: {
            token: { kind: "token", id: token.id, name: token.name },
            connector: { kind: "connector", id: token.connectorId, name: token.connectorName },
          },
          after: { keys: keys.map(([key]) => key).sort() },
        },
      ],
    });
    await writeKeys(tx, company, { applicationId: id, changeId: mapping.id, at }, token, keys);
  }
}

async function writeKeys(
  tx: Tx,
  company: Company,
  { applicationId, changeId, at }: { applicationId: string; changeId: string; at: Date },
  token: Placed,
  keys: KeysOn["keys"],
): Promise<void> {
  const { connectorId } = token;
  await tx.mapping.createMany({
    data: keys.map(([externalKey]) => ({
      ...{ id: newId("mapping", at.getTime()), applicationId, connectorId, externalKey, tokenId: token.id },
      ...{ validFrom: at, openedIn: changeId },
    })),
  });
  for (const [externalKey, asked] of keys) {
    if (!asked) continue;
    const last = before(company, asked.ago);
    const today = asked.today ?? 1;
    await tx.$executeRaw`
      insert into mapping_use (application_id, connector_id, external_key, last_asked_at, day, asked_on_day, asked)
      values (${applicationId}, ${connectorId}, ${externalKey}, ${last}, (${last}::timestamptz at time zone 'UTC')::date, ${today}, ${today * 40})`;
  }
}

/** The account of a customer who went is removed, and what led to it leads to nobody: the orphan. */
async function removeAccount(tx: Tx, company: Company, history: History, tokenId: string): Promise<void> {
  const token = await tx.token.findUnique({ where: { id: tokenId } });
  if (!token) return;
  const at = before(company, 40 * DAY);
  const account = await tx.account.findUniqueOrThrow({ where: { id: token.accountId } });
  const user = await tx.appUser.findUniqueOrThrow({ where: { id: account.userId } });
  const changeId = newId("change", at.getTime());
  await tx.account.update({ where: { id: account.id }, data: { validTo: at, closedIn: changeId } });
  history.add({
    ...{ id: changeId, at, actor: company.operators.admin, operation: "account.remove" },
    sentence: `Remove account ${account.remoteId} of ${user.name}`,
    audit: [
      {
        code: "account.removed",
        subject: { kind: "account", id: account.id, name: account.remoteId },
        related: { user: { kind: "user", id: user.id, name: user.name } },
      },
    ],
  });
}
