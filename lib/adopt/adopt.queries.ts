import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type Page, type PageResult, readPage } from "@/lib/db/paging";
import type { ObservedKind } from "@/lib/upstreams/driver";
import { foundSays } from "./adopt.rules";
import { FOUND_KINDS } from "./adopt.schema";
import type { AdoptionView, FoundClass, FoundCounts, FoundFilter, FoundRow } from "./adopt-views.rules";
import { foundTable } from "./found.store";

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;
const { sql } = Prisma;

function check(actor: Reader, systemId: string): void {
  if (!canRead(actor.role, "systems.read") || !isId("system", systemId)) throw new DomainError("not_found");
}

/** How much of what was found in a system is new, matched, ambiguous, waiting or recorded already, by kind. */
export async function foundIn(actor: Reader, systemId: string): Promise<FoundCounts> {
  check(actor, systemId);
  const counts: FoundCounts = {};
  for (const kind of FOUND_KINDS) {
    const rows = await queryRows<{ foundClass: FoundClass; n: number }>(
      db,
      sql`select f.found_class as "foundClass", count(*)::int as n from ${foundTable(kind, systemId, {})} group by 1`,
    );
    if (rows.length === 0) continue;
    const none = { new: 0, matched: 0, ambiguous: 0, waiting: 0, ours: 0 };
    counts[kind] = { ...none, ...Object.fromEntries(rows.map(({ foundClass, n }) => [foundClass, n])) };
  }
  return counts;
}

type RawFound = {
  key: string;
  state: Record<string, string | null>;
  foundClass: FoundClass;
  matchId: string | null;
  matchName: string | null;
  choices: { id: string; name: string; by?: "email" | "code"; account?: string | null }[];
  sharers: number | null;
};

/** What was found of one kind, in the order of its keys, one page of it. */
export async function listFound(
  actor: Reader,
  systemId: string,
  { kind, foundClass, q }: FoundFilter,
  page: Page,
): Promise<PageResult<FoundRow>> {
  check(actor, systemId);
  const parts = [sql`true`];
  if (foundClass) parts.push(sql`f.found_class = ${foundClass}`);
  if (q)
    parts.push(sql`position(lower(${q}) in lower(concat_ws(' ', f.key, f.state ->> 'name', f.state ->> 'email'))) > 0`);
  const where = Prisma.join(parts, " and ");
  const table = foundTable(kind, systemId, {});
  const found = await readPage<RawFound>(page, {
    order: [{ column: sql`f.key collate "C"`, as: "text", direction: "asc" }],
    keysOf: ({ key }) => [key],
    rows: (part) =>
      queryRows(
        db,
        sql`select f.key, f.state, f.found_class as "foundClass", f.match_id as "matchId", f.match_name as "matchName", f.choices,
              ${kind === "user" ? sql`f.sharers` : sql`null::int`} as sharers
            from ${table} where ${where} and ${part.where} order by ${part.orderBy} limit ${part.limit}`,
      ),
    count: async (limit) => {
      const [row] = await queryRows<{ n: number }>(
        db,
        sql`select count(*)::int as n from (select 1 from ${table} where ${where} limit ${limit}) x`,
      );
      return row?.n ?? 0;
    },
  });
  return { ...found, rows: found.rows.map((raw) => rowOf(kind, raw)) };
}

function rowOf(kind: ObservedKind, raw: RawFound): FoundRow {
  const { key, state, foundClass, matchId, matchName, choices, sharers } = raw;
  const { name, detail } = namesOf(kind, state);
  const says = foundSays(kind, { foundClass, matchName, candidates: choices, sharers: sharers ?? 0 });
  return {
    ...{ kind, key, foundClass, name, detail, says, matchId, matchName },
    email: state.email ?? null,
    choices: foundClass === "ambiguous" ? choices.map(({ id, name: called }) => ({ id, name: called })) : [],
  };
}

function namesOf(kind: ObservedKind, state: RawFound["state"]): { name: string; detail: string | null } {
  switch (kind) {
    case "user":
      return { name: state.name ?? state.remoteId ?? "", detail: state.remoteId ?? null };
    case "group":
      return { name: state.code ?? "", detail: state.description ?? null };
    case "membership":
      return { name: state.groupCode ?? "", detail: state.remoteId ?? null };
    case "endpoint":
      return { name: state.name ?? "", detail: state.groupCode ?? null };
    case "token":
      return { name: state.ref ?? "A token", detail: state.remoteId ?? null };
  }
}

/** How far the latest taking over of a system is; null where there was none. */
export async function adoptionOf(actor: Reader, systemId: string): Promise<AdoptionView | null> {
  check(actor, systemId);
  const row = await db.adoption.findFirst({ where: { systemId }, orderBy: [{ startedAt: "desc" }, { id: "desc" }] });
  if (!row) return null;
  const { id, askedBy, skipped, error, startedAt, finishedAt } = row;
  return {
    ...{ id, askedBy, skipped, error, startedAt, finishedAt },
    state: row.state as AdoptionView["state"],
    kind: row.kind as ObservedKind | null,
    counts: row.counts as AdoptionView["counts"],
  };
}
