import "server-only";
import { getConnector } from "@/lib/connectors/connector.queries";
import type { Cell } from "@/lib/csv/write-csv";
import { getGroup } from "@/lib/groups/group.queries";
import { READINGS } from "../readings";
import { type ExportColumn, type ExportList, joined, type Row } from "./columns";
import { MAPPING_EXPORTS } from "./mapping-lists";

const sentence = (row: Row): Cell => (row.sentence as { text: string }[]).map(({ text }) => text).join("");
const VENDOR: readonly ExportColumn[] = [
  ["at the vendor", "vendor.kind"],
  ["at the vendor since (UTC)", "vendor.at"],
];
const LIGHTS: readonly ExportColumn[] = ["member", "token", "connector", "person", "system"].map((name) => [
  name,
  `lights.${name}`,
]);

/** Every list that can be exported, by the address of its reading: the same filters, the same rule, the same rows as the screen. */
export const EXPORT_LISTS: Readonly<Record<string, ExportList>> = {
  users: {
    title: "Users",
    columns: [
      ...([
        ["id", "id"],
        ["name", "name"],
        ["e-mail", "email"],
      ] as const),
      ["kind", ({ isService }) => (isService ? "service" : "person")],
      ...([["department", "department"]] as const),
      ["user codes", joined("userCodes")],
      ...([
        ["groups", "groupCount"],
        ["tokens", "tokenCount"],
        ["blocked", "isBlocked"],
        ["account blocked", "isAccountBlocked"],
      ] as const),
      ["left (UTC)", "leftAt"],
      ["lacks for a token", joined("missing")],
    ],
  },
  groups: {
    title: "Groups",
    columns: [
      ...([
        ["id", "id"],
        ["system", "systemName"],
        ["code", "code"],
        ["description", "description"],
      ] as const),
      ...([
        ["is a rule", "isEverybody"],
        ["members", "memberCount"],
      ] as const),
      ["app connectors", joined("riders", "name")],
      ...VENDOR,
      ...([
        ["changed (UTC)", "changedAt"],
        ["changed by", "changedBy"],
        ["archived (UTC)", "archivedAt"],
      ] as const),
    ],
  },
  "groups/{id}/members": {
    title: "Members of a group",
    shared: async (actor, id) => {
      const { code, systemName } = await getGroup(actor, id);
      return { system: systemName, group: code };
    },
    columns: [
      ["user code", "code"],
      ["name", "name"],
      ["e-mail", "email"],
      ["department", "department"],
      ["since", "since"],
    ],
  },
  connectors: {
    title: "App connectors",
    columns: [
      ...([
        ["id", "id"],
        ["system", "systemName"],
        ["name", "name"],
        ["group", "group.code"],
        ["owner", "owner"],
      ] as const),
      ["blocked", ({ block }) => block !== null],
      ["reason of the block", "block.reason"],
      ...([
        ["endpoints", "endpointCount"],
        ["of which write", "writingCount"],
        ["tokens", "tokenCount"],
        ["changed (UTC)", "changedAt"],
      ] as const),
      ...VENDOR,
    ],
  },
  "connectors/{id}/endpoints": {
    title: "Endpoints of an app connector",
    shared: async (actor, id) => {
      const { name, systemName } = await getConnector(actor, id);
      return { system: systemName, "app connector": name };
    },
    columns: [
      ["kind", "kind"],
      ["endpoint", "name"],
      ["writes", "canWrite"],
      ["since (UTC)", "since"],
      ["by", "by"],
      ...VENDOR,
    ],
  },
  tokens: {
    title: "Tokens",
    columns: [
      ...([
        ["id", "id"],
        ["token", "hint"],
        ["label", "label"],
        ["state", "status"],
        ["user", "userName"],
      ] as const),
      ...([
        ["app connector", "connectorName"],
        ["system", "systemName"],
        ["owner", "owner"],
      ] as const),
      ...([
        ["asked for (UTC)", "requestedAt"],
        ["by", "requestedBy"],
        ["issued (UTC)", "issuedAt"],
      ] as const),
      ...([
        ["last used (UTC)", "lastUsedAt"],
        ["expires (UTC)", "expiresAt"],
        ["revoked (UTC)", "revokedAt"],
      ] as const),
      ...VENDOR,
    ],
  },
  "access/who": {
    title: "Who has access",
    columns: [
      ...([
        ["name", "userName"],
        ["user code", "accountCode"],
        ["can use", "state"],
      ] as const),
      ...LIGHTS,
      ...([
        ["since (UTC)", "since"],
        ["reason", "short"],
      ] as const),
    ],
  },
  deliveries: {
    title: "Changes and their deliveries",
    columns: [
      ...([
        ["at (UTC)", "at"],
        ["what", "sentence"],
        ["system", "systemName"],
        ["state", "status"],
        ["how", "how"],
      ] as const),
      ...([
        ["attempts", "attempts"],
        ["by", "by"],
        ["change", "changeId"],
        ["delivery", "id"],
      ] as const),
    ],
  },
  "hand-tasks": {
    title: "Hand tasks",
    columns: [
      ...([
        ["opened (UTC)", "openedAt"],
        ["what", "sentence"],
        ["system", "systemName"],
      ] as const),
      ["where", joined("menuPath")],
      ...([
        ["taken by", "assigneeName"],
        ["state", "status"],
        ["change", "changeId"],
        ["task", "id"],
      ] as const),
    ],
  },
  audit: {
    title: "The audit log",
    columns: [
      ...([
        ["seq", "seq"],
        ["at (UTC)", "at"],
      ] as const),
      ["what", sentence],
      ...([
        ["event", "code"],
        ["outcome", "outcome"],
        ["actor", "actor.name"],
        ["actor id", "actor.id"],
      ] as const),
      ...([
        ["subject", "subject.name"],
        ["subject id", "subject.id"],
        ["reason", "reason"],
        ["door", "door"],
        ["change", "changeId"],
      ] as const),
    ],
  },
  ...MAPPING_EXPORTS,
  drift: {
    title: "Drift",
    columns: [
      ...([
        ["system", "systemName"],
        ["kind", "kind"],
        ["what", "sentence"],
      ] as const),
      ["ours", ({ fields }) => (fields as Row[]).map(({ name, ours }) => `${name}: ${ours ?? "none"}`).join("; ")],
      [
        "theirs",
        ({ fields }) => (fields as Row[]).map(({ name, theirs }) => `${name}: ${theirs ?? "none"}`).join("; "),
      ],
      ...([
        ["since (UTC)", "since"],
        ["left as it is until (UTC)", "ignored.until"],
      ] as const),
    ],
  },
};

/** The cells of a row, as the columns say. */
export function cellsOf({ columns }: ExportList, row: Row): Cell[] {
  return columns.map(([, from]) => (typeof from === "function" ? from(row) : cellAt(row, from)));
}

function cellAt(row: Row, path: string): Cell {
  let value: unknown = row;
  for (const part of path.split(".")) value = (value as Row | null)?.[part];
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** The list at this address, with what reads it; null where it is none that can be exported. */
export function findExport(address: string) {
  const list = Object.hasOwn(EXPORT_LISTS, address) ? EXPORT_LISTS[address] : undefined;
  const reading = READINGS[address];
  return list && reading ? { list, reading } : null;
}
