/** Names stand for users (e-mail address, or name), groups (name) and content (kind and name) throughout a seed. */
export type UserType = "basic" | "advanced";
export type ContentKind = "collection" | "page" | "card";
export type Level = "View" | "Edit" | "Admin";
export const LEVELS: readonly Level[] = ["View", "Edit", "Admin"];
export const ROLES = [
  "Basic Role",
  "Content Viewer",
  "Content Administrator",
  "Data Administrator",
  "Organization Administrator",
] as const;
export type Role = (typeof ROLES)[number];

export type Filter = { column: string; equals: string };
export type SeedGrant = { user?: string; group?: string; level: Level };

/** What a fresh sandbox of Biuwer contains. The three built-in groups are always there. */
export type BiuwerSeed = {
  /** The instance name, the first part of its address. */
  instance: string;
  organization: string;
  /** What opens the assumed admin API. */
  apiKey: string;
  users: { name: string; email: string | null; type: UserType; roles?: Role[] }[];
  groups: { name: string; description?: string; type: UserType; members: string[]; roles?: Role[] }[];
  tokens: { user: string; text: string; from: string; to: string | null }[];
  spaces: { name: string; grants: SeedGrant[] }[];
  content: {
    kind: ContentKind;
    name: string;
    space?: string;
    dataset?: string;
    grants: SeedGrant[];
    /** Shared with its own token; left out where it isn't shared. */
    shared?: { token: string; from: string; to: string | null };
  }[];
  datasets: { name: string; rows: Record<string, string>[] }[];
  policies: { name: string; dataset: string; users: string[]; groups: string[]; filters: Filter[] }[];
};

export const LONG_AGO = "2026-01-01T00:00:00.000Z";

/** A small organisation for tests: two companies that look at the same sales page, each at its own rows. */
export function smallSeed(): BiuwerSeed {
  const sales = (company: string, month: string, amount: string) => ({ company, month, amount });
  return {
    instance: "acme",
    organization: "Acme Analytics",
    apiKey: "biuwer-k3y-0f-the-sandbox",
    users: [
      {
        name: "Olga Owner",
        email: "olga.owner@example.com",
        type: "advanced",
        roles: ["Organization Administrator"],
      },
      { name: "Ada Analyst", email: "ada.analyst@example.com", type: "advanced", roles: ["Basic Role"] },
      { name: "Northwind buyers", email: "buyers@northwind.example", type: "basic" },
      { name: "Contoso buyers", email: "buyers@contoso.example", type: "basic" },
      { name: "Nobody yet", email: "nobody@example.com", type: "basic" },
    ],
    groups: [
      {
        name: "Customers",
        description: "Who look at sales from the portal",
        type: "basic",
        members: ["buyers@northwind.example", "buyers@contoso.example"],
      },
      { name: "Trial", description: "Nobody yet", type: "basic", members: [] },
      { name: "Makers", description: "Who make content", type: "advanced", members: ["ada.analyst@example.com"] },
    ],
    tokens: [
      {
        user: "buyers@northwind.example",
        text: "5f0c1d7a-2b43-4a8e-9a11-6d2f0c9b1e01",
        from: LONG_AGO,
        to: null,
      },
      {
        user: "buyers@contoso.example",
        text: "5f0c1d7a-2b43-4a8e-9a11-6d2f0c9b1e02",
        from: LONG_AGO,
        to: null,
      },
    ],
    spaces: [{ name: "Portal", grants: [{ group: "Makers", level: "Edit" }] }],
    content: [
      {
        kind: "page",
        name: "Sales",
        space: "Portal",
        dataset: "Orders",
        grants: [{ group: "Customers", level: "View" }],
        shared: { token: "a1b2c3d4-0000-4000-8000-000000000001", from: LONG_AGO, to: null },
      },
      { kind: "card", name: "Open orders", space: "Portal", dataset: "Orders", grants: [] },
      { kind: "collection", name: "Everything", grants: [] },
    ],
    datasets: [
      {
        name: "Orders",
        rows: [
          sales("Northwind", "2026-10", "1200"),
          sales("Northwind", "2026-11", "900"),
          sales("Contoso", "2026-10", "450"),
        ],
      },
    ],
    policies: [
      {
        name: "Northwind only",
        dataset: "Orders",
        users: ["buyers@northwind.example"],
        groups: [],
        filters: [{ column: "company", equals: "Northwind" }],
      },
    ],
  };
}
