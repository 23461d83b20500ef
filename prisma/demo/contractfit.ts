import { newId } from "@/lib/core/ids";
import { PERMISSIONS } from "@/lib/upstreams/contractfit/permissions.rules";
import type { ContractfitSeed, SeedEntry } from "@/lib/upstreams/contractfit/sandbox-seed";
import type { Company } from "./company";
import { type Customer, personOf } from "./customers";
import type { OtherSystem } from "./other-system";

const id = (family: string, n: number): string => `60ddb937b260064252${family}${String(n).padStart(4, "0")}`;

const INBOXES = { invoice: id("1b", 1), reminder: id("1b", 2), contract: id("1b", 3), order: id("1b", 4) };
const ROLES = {
  "set-up": { id: id("20", 1), permissions: ["edit_backend_settings", "edit_users", "view_api_keys"] },
  "document-viewer": { id: id("20", 2), permissions: ["view_list"] },
  "document-reviewer": { id: id("20", 3), permissions: ["review", "submit"] },
  "document-uploader": { id: id("20", 4), permissions: ["upload"] },
  administrator: { id: id("20", 5), permissions: [...PERMISSIONS] },
} as const;
type RoleName = keyof typeof ROLES;
type InboxName = keyof typeof INBOXES;
type At = readonly [role: RoleName, inbox: InboxName];

const GROUPS: readonly At[] = [
  ["document-viewer", "invoice"],
  ["document-reviewer", "invoice"],
  ["document-uploader", "invoice"],
  ["document-reviewer", "contract"],
];
const codeOf = ([role, inbox]: At): string => `${role} @ ${inbox}`;
const entryOf = ([role, inbox]: At): SeedEntry => ({ role: ROLES[role].id, inbox: INBOXES[inbox] });

const PLACEHOLDER = "shared-link";
type Made = { system: OtherSystem; seed: ContractfitSeed };

/** Scanned invoices and contracts: people review them, visitors of a link share one placeholder user, a scanner uploads. */
export function makeContractfit(company: Company, _customers: readonly Customer[], url: string): Made {
  const { random, start, now } = company;
  const password = `${random.hex(20)}-Kade`;
  const people = ["Marta Nowak", "Sofie Peeters", "Hannah Claes"].map((name) => personOf(company, name));
  const [marta, sofie, hannah] = people.map(({ email }) => email);
  const members: Record<string, string[]> = {
    "document-viewer @ invoice": [PLACEHOLDER, marta ?? ""],
    "document-reviewer @ invoice": [PLACEHOLDER, marta ?? "", sofie ?? ""],
    "document-uploader @ invoice": ["scanner"],
    "document-reviewer @ contract": [hannah ?? ""],
  };
  const services = [PLACEHOLDER, "scanner"].map((name) => ({ id: newId("user", start.getTime()), name }));
  const accounts = [
    ...people.map(({ userId, email }) => ({ userId, remoteId: email, email })),
    ...services.map(({ id: userId, name }) => ({ userId, remoteId: name, email: null })),
  ].map((account, i) => ({ ...account, ref: id("30", i + 2) }));
  const key = () => random.hex(64).toLowerCase();
  const day = 86_400_000;
  const tokens = [
    {
      remoteId: PLACEHOLDER,
      connector: "Invoice links in mails",
      label: "Mails of October",
      text: key(),
      expiresAt: new Date(now.getTime() + 20 * day),
    },
    {
      remoteId: PLACEHOLDER,
      connector: "Invoice links in mails",
      label: "Mails of November",
      text: key(),
      expiresAt: new Date(now.getTime() + 50 * day),
    },
    { remoteId: "scanner", connector: "Scan station", label: "Scanner at the mail room", text: key() },
  ].map((token) => ({
    ...token,
    issuedAt: start,
    lastUsedAt: new Date(now.getTime() - random.int(1, 40) * 3_600_000),
  }));
  const system: OtherSystem = {
    vendor: "contractfit",
    name: "Contract.fit",
    restUrl: `${url}/admin`,
    settings: { prefix: "/admin", setupUser: "gatehouse@kade.example", consoleUrl: `${url}/console` },
    secrets: { password },
    newUsers: services.map(({ id: userId, name }) => ({ id: userId, name, email: null, kind: "service" as const })),
    accounts,
    groups: GROUPS.map((at) => ({
      code: codeOf(at),
      description: `May ${at[0].replace("document-", "").replace(/er$/, "")} documents in the inbox ${at[1]}`,
      members: members[codeOf(at)] ?? [],
    })),
    connectors: [
      {
        name: "Invoice links in mails",
        group: "document-viewer @ invoice",
        owner: "Marta Nowak",
        purpose: "A visitor opens his invoice by a link, without an account of his own",
        endpoints: [{ kind: "inbox", name: "invoice" }],
      },
      {
        name: "Scan station",
        group: "document-uploader @ invoice",
        owner: "Sofie Peeters",
        purpose: "The scanner in the mail room uploads what comes by post",
        endpoints: [{ kind: "inbox", name: "invoice" }],
      },
    ],
    tokens,
  };
  return { system, seed: seedOf(system, password, key) };
}

// At the vendor stand: a key broader than its user, a key that nobody here knows (the orphan), and a role that Hannah has got there (the drift).
function seedOf({ accounts, groups, tokens }: OtherSystem, password: string, key: () => string): ContractfitSeed {
  const at = new Map(GROUPS.map((one) => [codeOf(one), entryOf(one)]));
  const entriesOf = (remoteId: string): SeedEntry[] =>
    groups.flatMap(({ code, members }) => (members.includes(remoteId) ? [at.get(code) ?? { role: "" }] : []));
  const viewer = { role: ROLES["document-viewer"].id, inbox: INBOXES.invoice };
  const user = (name: string): string => accounts.find(({ remoteId }) => remoteId === name)?.ref ?? "";
  return {
    tenant: "kade",
    projects: [
      { id: id("a0", 1), name: "Finance" },
      { id: id("a0", 2), name: "Legal" },
    ],
    inboxes: Object.entries(INBOXES).map(([name, inbox]) => ({
      ...{ id: inbox, name },
      project: id("a0", name === "contract" ? 2 : 1),
    })),
    documents: [{ id: id("d0", 1), inbox: INBOXES.invoice, name: "Invoice 2026-117" }],
    roles: Object.entries(ROLES).map(([name, role]) => ({ id: role.id, name, permissions: [...role.permissions] })),
    users: [
      { id: id("30", 1), username: "gatehouse@kade.example", password, roles: [{ role: ROLES["set-up"].id }] },
      ...accounts.map(({ remoteId, ref }) => ({
        ...{ id: ref ?? "", username: remoteId, password: key() },
        roles: [
          ...entriesOf(remoteId),
          ...(remoteId.startsWith("hannah.") ? [{ role: ROLES["document-uploader"].id, inbox: INBOXES.invoice }] : []),
        ],
      })),
    ],
    keys: [
      ...tokens.map(({ text, remoteId, expiresAt }) => ({
        ...{ token: text ?? "", user: user(remoteId), expireAt: expiresAt?.toISOString() ?? null },
        roles: remoteId === "scanner" ? entriesOf(remoteId) : [viewer],
      })),
      { token: key(), user: user("scanner"), roles: [{ role: ROLES.administrator.id }] },
      { token: key(), user: user(PLACEHOLDER), active: false, roles: [viewer] },
    ],
  };
}
