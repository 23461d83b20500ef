import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { PROFILES } from "@/lib/upstreams/profiles";

const { sql } = Prisma;

const REMOVE = ["remove", "delete", "no", "out", "false", "0", "exclude", "verwijderen", "verwijder", "nee"];
const ADD = ["add", "yes", "in", "true", "1", "include", "member", "toevoegen", "ja"];

/** What the column Add or remove says of a row: true to take away, false to add, null for a word that nobody knows. */
export const isRemoval = (cell: Prisma.Sql): Prisma.Sql =>
  sql`case when lower(coalesce(${cell}, 'add')) = any(${ADD}::text[]) then false
           when lower(${cell}) = any(${REMOVE}::text[]) then true end`;

/** Whether a system is named that isn't there, so that nothing in it can be found. */
export const isNoSystem = (name: Prisma.Sql): Prisma.Sql =>
  sql`${name} is not null and not exists (select 1 from system w where lower(w.name) = lower(${name}))`;

export const SAY_ACTION = "The action is add or remove";

type KindWords = {
  vendor: string;
  kind: string;
  label: string;
  words: string;
  regex: string;
  says: string;
  only: boolean;
};

const KINDS: readonly KindWords[] = Object.entries(PROFILES).flatMap(([vendor, { endpointKinds }]) =>
  endpointKinds.map(({ kind, label, plural, pattern }) => ({
    ...{ vendor, kind, label, ...{ regex: pattern.regex, says: pattern.says }, only: endpointKinds.length === 1 },
    words: [kind, label, plural].map((word) => `|${word.toLowerCase()}|`).join(""),
  })),
);

/** Every kind of endpoint of every vendor as a table k: its words between bars, how a name of it is written, whether it is the only one. */
export const ENDPOINT_KINDS = sql`(
  select * from unnest(${KINDS.map(({ vendor }) => vendor)}::text[], ${KINDS.map(({ kind }) => kind)}::text[],
    ${KINDS.map(({ label }) => label)}::text[], ${KINDS.map(({ words }) => words)}::text[], ${KINDS.map(({ regex }) => regex)}::text[],
    ${KINDS.map(({ says }) => says)}::text[], ${KINDS.map(({ only }) => only)}::boolean[])
  as k (vendor, kind, label, words, regex, says, is_only))`;

/** The vendors that give an account one group at most. */
export const ONE_GROUP_VENDORS = Object.keys(PROFILES).filter((vendor) => PROFILES[vendor]?.groupsPerAccount === 1);
