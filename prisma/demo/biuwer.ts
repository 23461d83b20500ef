import { newId } from "@/lib/core/ids";
import type { BiuwerSeed } from "@/lib/upstreams/biuwer/sandbox-seed";
import type { Company } from "./company";
import { type Customer, personOf } from "./customers";
import type { OtherAccount, OtherSystem, OtherToken } from "./other-system";

/** Our own analysts, each with a Basic user of his own; Raj has no data policy, so he may see every row. */
const ANALYSTS = ["Kim de Vries", "Marta Nowak", "Raj Patel", "Anouk Mertens"];
/** Customers whose people share one Basic user of their company. */
const SHARED = ["dekade", "vandamme", "orbis", "steenhuis"];

const uuid = (random: Company["random"]): string => {
  const hex = random.hex(32).toLowerCase();
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join("-");
};

type Made = { system: OtherSystem; seed: BiuwerSeed };

/** Dashboards inside our own portals: analysts one to one, customers many to one on a placeholder of their company. */
export function makeBiuwer(company: Company, customers: readonly Customer[], url: string): Made {
  const { random, start } = company;
  const analysts = ANALYSTS.map((name) => personOf(company, name));
  const shared = customers
    .filter(({ slug }) => SHARED.includes(slug))
    .map((customer) => ({
      ...customer,
      userId: newId("user", start.getTime()),
      email: `portal@${customer.slug}.example`,
    }));
  const accounts: OtherAccount[] = [
    ...analysts.map(({ userId, email, name }) => account(userId, email, name !== "Raj Patel")),
    ...shared.map(({ userId, email }) => account(userId, email, true)),
  ];
  const groups = [
    {
      code: "Analysts",
      description: "Our own people who look at figures",
      members: analysts.map(({ email }) => email),
    },
    { code: "Customers", description: "Portal of each customer", members: shared.map(({ email }) => email) },
  ];
  const tokens: OtherToken[] = accounts.map(({ remoteId }, i) => ({
    remoteId,
    connector: i < analysts.length ? "Hours dashboard" : "Orders in the customer portal",
    label: i < analysts.length ? `Intranet of ${analysts[i]?.name ?? ""}` : `Portal ${remoteId.split("@")[1] ?? ""}`,
    text: uuid(random),
    issuedAt: start,
    validFrom: start,
    lastUsedAt: new Date(company.now.getTime() - random.int(1, 70) * 3_600_000),
  }));
  const system: OtherSystem = {
    vendor: "biuwer",
    name: "Biuwer dashboards",
    restUrl: url,
    settings: { instance: "kade", consoleUrl: `${url}/console` },
    secrets: {},
    newUsers: shared.map(({ userId: id, name, email }) => ({
      id,
      name: `Portal of ${name}`,
      email,
      kind: "service" as const,
    })),
    accounts,
    groups,
    connectors: [
      {
        name: "Hours dashboard",
        group: "Analysts",
        owner: "Kim de Vries",
        purpose: "Hours by project, inside the intranet",
        endpoints: [{ kind: "collection", name: "Hours" }],
      },
      {
        name: "Orders in the customer portal",
        group: "Customers",
        owner: "Raj Patel",
        purpose: "Open orders, inside the customers' portal",
        endpoints: [
          { kind: "page", name: "Orders" },
          { kind: "card", name: "Open orders" },
        ],
      },
    ],
    tokens,
  };
  return { system, seed: seedOf(system, [...analysts, ...shared], start, random) };
}

function account(userId: string, email: string, dataPolicy: boolean): OtherAccount {
  return { userId, remoteId: email, email, attributes: { type: "basic", dataPolicy } };
}

// One user at the vendor stands in no list of ours: the orphan of this system.
function seedOf(
  system: OtherSystem,
  people: readonly { name: string; email: string }[],
  start: Date,
  random: Company["random"],
): BiuwerSeed {
  const from = start.toISOString();
  const open = (kind: "collection" | "page" | "card", name: string, group: string) => ({
    ...{ kind, name, space: "Portal", dataset: "Orders" },
    grants: [{ group, level: "View" as const }],
    shared: { token: uuid(random), from, to: null },
  });
  return {
    instance: "kade",
    organization: "Kade Groep",
    apiKey: random.hex(32),
    users: [
      {
        name: "Olga Postma",
        email: "olga.postma@kade.example",
        type: "advanced",
        roles: ["Organization Administrator"],
      },
      ...people.map(({ name, email }) => ({ name, email, type: "basic" as const })),
      { name: "Old pilot", email: "pilot@lumen.example", type: "basic" },
    ],
    groups: system.groups.map(({ code, description, members }) => ({
      ...{ name: code, description, type: "basic" as const },
      members: [...members],
    })),
    tokens: system.tokens.map(({ remoteId, text }) => ({ user: remoteId, text: text ?? "", from, to: null })),
    spaces: [{ name: "Portal", grants: [] }],
    content: [
      open("collection", "Hours", "Analysts"),
      open("page", "Orders", "Customers"),
      open("card", "Open orders", "Customers"),
    ],
    datasets: [
      {
        name: "Orders",
        rows: people.map(({ name }, i) => ({ company: name, month: "2026-10", amount: String(400 + i * 125) })),
      },
    ],
    policies: system.accounts
      .filter(({ attributes }) => attributes?.dataPolicy)
      .map(({ remoteId }) => ({
        name: `Rows of ${remoteId}`,
        dataset: "Orders",
        users: [remoteId],
        groups: [],
        filters: [{ column: "company", equals: people.find(({ email }) => email === remoteId)?.name ?? "" }],
      })),
  };
}
