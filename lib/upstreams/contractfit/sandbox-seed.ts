import { PERMISSIONS, type Permission } from "./permissions.rules";

export type SeedEntry = { role: string; inbox?: string; document_id?: string };
/** What a fresh sandbox of Contract.fit contains. Everything is named by its id of 24 hexadecimal characters. */
export type ContractfitSeed = {
  /** The tenant's name, shown in the console. */
  tenant: string;
  projects: { id: string; name: string }[];
  inboxes: { id: string; name: string; project: string }[];
  documents: { id: string; inbox: string; name: string }[];
  roles: { id: string; name: string; permissions: Permission[] }[];
  users: { id: string; username: string; password: string; active?: boolean; roles: SeedEntry[] }[];
  keys: { token: string; user: string; active?: boolean; expireAt?: string | null; roles: SeedEntry[] }[];
  /** How long a session lasts; not documented, so 60 minutes is assumed. */
  sessionMinutes?: number;
};

/** An id of the seed: a family and a number, such as `seedId("1b", 3)`. */
export const seedId = (family: string, n: number): string => `60ddb937b260064252${family}${String(n).padStart(4, "0")}`;

export const INBOX = { invoice: seedId("1b", 1), reminder: seedId("1b", 2), contract: seedId("1b", 3) };
export const ROLE = {
  setUp: seedId("20", 1),
  viewer: seedId("20", 2),
  reviewer: seedId("20", 3),
  uploader: seedId("20", 4),
  everything: seedId("20", 5),
  narrow: seedId("20", 6),
};
export const USER = { setUp: seedId("30", 1), sharedLink: seedId("30", 2), kim: seedId("30", 3), sam: seedId("30", 4) };
/** The document of the manual's own example. */
export const DOCUMENT = "60ddb937b260064252bd5a98";
export const OTHER_DOCUMENT = seedId("d0", 2);

const hex = (digits: string): string => digits.repeat(64 / digits.length);
export const KEY = {
  active: hex("a1b2"),
  expired: hex("c3d4"),
  inactive: hex("e5f6"),
  document: hex("0718"),
};

/** A small tenant for tests: a set-up user, the placeholder of shared links, two people, and keys of every kind. */
export function smallSeed(): ContractfitSeed {
  return {
    tenant: "kade",
    projects: [
      { id: seedId("a0", 1), name: "Finance" },
      { id: seedId("a0", 2), name: "Legal" },
    ],
    inboxes: [
      { id: INBOX.invoice, name: "invoice", project: seedId("a0", 1) },
      { id: INBOX.reminder, name: "reminder", project: seedId("a0", 1) },
      { id: INBOX.contract, name: "contract", project: seedId("a0", 2) },
      { id: seedId("1b", 4), name: "credit note", project: seedId("a0", 1) },
      { id: seedId("1b", 5), name: "order", project: seedId("a0", 1) },
      { id: seedId("1b", 6), name: "deed", project: seedId("a0", 2) },
    ],
    documents: [
      { id: DOCUMENT, inbox: INBOX.invoice, name: "Invoice 2026-117" },
      { id: OTHER_DOCUMENT, inbox: INBOX.invoice, name: "Invoice 2026-118" },
      { id: seedId("d0", 3), inbox: INBOX.contract, name: "Lease of the office" },
    ],
    roles: [
      { id: ROLE.setUp, name: "set-up", permissions: ["edit_backend_settings", "edit_users", "view_api_keys"] },
      { id: ROLE.viewer, name: "invoice-viewer", permissions: ["view_list"] },
      { id: ROLE.reviewer, name: "invoice-reviewer", permissions: ["review", "submit"] },
      { id: ROLE.uploader, name: "invoice-uploader", permissions: ["upload"] },
      { id: ROLE.everything, name: "administrator", permissions: [...PERMISSIONS] },
      { id: ROLE.narrow, name: "nothing", permissions: [] },
    ],
    users: [
      {
        id: USER.setUp,
        username: "gatehouse@example.com",
        password: "Gatehouse-sandbox-1",
        roles: [{ role: ROLE.setUp }],
      },
      {
        id: USER.sharedLink,
        username: "shared-link",
        password: "nobody-knows-this-one",
        roles: [
          { role: ROLE.viewer, inbox: INBOX.invoice },
          { role: ROLE.reviewer, inbox: INBOX.invoice },
        ],
      },
      {
        id: USER.kim,
        username: "kim.devries@example.com",
        password: "Kim-sandbox-1",
        roles: [{ role: ROLE.viewer, inbox: INBOX.contract }],
      },
      { id: USER.sam, username: "sam.jansen@example.com", password: "Sam-sandbox-1", roles: [{ role: ROLE.viewer }] },
    ],
    keys: [
      { token: KEY.active, user: USER.sharedLink, roles: [{ role: ROLE.viewer, inbox: INBOX.invoice }] },
      {
        token: KEY.expired,
        user: USER.sharedLink,
        expireAt: "2025-01-01T00:00:00.000Z",
        roles: [{ role: ROLE.viewer, inbox: INBOX.invoice }],
      },
      {
        token: KEY.inactive,
        user: USER.sharedLink,
        active: false,
        roles: [{ role: ROLE.reviewer, inbox: INBOX.invoice }],
      },
      {
        token: KEY.document,
        user: USER.sharedLink,
        expireAt: "2030-01-01T00:00:00.000Z",
        roles: [
          { role: ROLE.viewer, inbox: INBOX.invoice },
          { role: ROLE.reviewer, inbox: INBOX.invoice, document_id: DOCUMENT },
        ],
      },
    ],
  };
}
