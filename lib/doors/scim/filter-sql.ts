import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { Comparison, Filter, Literal } from "./filter";
import { ScimError } from "./scim-error";

const { sql } = Prisma;

/** An attribute as the database knows it. `text` is compared without case, `exact` with it. */
export type Column = { kind: "text" | "exact" | "boolean" | "moment"; sql: Prisma.Sql };
/** An attribute with many values: `any` says that one of them fits, as a condition on its own columns. */
export type Many = { kind: "many"; columns: Columns; any: (fits: Prisma.Sql) => Prisma.Sql };
/** Attributes by their name in lower case; a dot leads to a part of one. */
export type Columns = Readonly<Record<string, Column | Many>>;

/** A filter as one condition; throws 400 `invalidFilter` for an attribute that isn't kept, or that can't be compared so. */
export function filterSql(filter: Filter, columns: Columns): Prisma.Sql {
  switch (filter.op) {
    case "and":
      return sql`(${filterSql(filter.left, columns)} and ${filterSql(filter.right, columns)})`;
    case "or":
      return sql`(${filterSql(filter.left, columns)} or ${filterSql(filter.right, columns)})`;
    case "not":
      // What is unknown because it is absent is not so either.
      return sql`((${filterSql(filter.of, columns)}) is not true)`;
    case "any": {
      const many = lookUp(filter.path, columns);
      if (many.kind !== "many") return refuse(`${filter.path} has one value, so brackets don’t go with it`);
      return many.any(filterSql(filter.of, many.columns));
    }
    case "pr":
      return present(filter.path, columns);
    default:
      return compared(filter.path, filter.op, filter.value, columns);
  }
}

/** The column that a list may be sorted by; throws 400 `invalidPath` for one that isn't kept. */
export function sortSql(path: string, columns: Columns): Prisma.Sql {
  const found = Object.hasOwn(columns, path) ? columns[path] : undefined;
  const column = found?.kind === "many" ? found.columns.value : found;
  if (!column || column.kind === "many") throw new ScimError(400, "invalidPath", `Can’t sort by ${path}`);
  return column.kind === "text" ? sql`lower(${column.sql}) collate "C"` : column.sql;
}

function refuse(says: string): never {
  throw new ScimError(400, "invalidFilter", says);
}

function lookUp(path: string, columns: Columns): Column | Many {
  return (
    (Object.hasOwn(columns, path) ? columns[path] : undefined) ??
    refuse(`${path} is not kept, so it can’t be asked for`)
  );
}

// `emails.value` is the value of any one of the addresses.
function partOf(path: string, columns: Columns): { many: Many; part: string } | null {
  const [whole = "", part] = path.split(".");
  const found = Object.hasOwn(columns, whole) ? columns[whole] : undefined;
  return found?.kind === "many" && !Object.hasOwn(columns, path) ? { many: found, part: part ?? "value" } : null;
}

function present(path: string, columns: Columns): Prisma.Sql {
  const inside = partOf(path, columns);
  if (inside) return inside.many.any(present(inside.part, inside.many.columns));
  const column = lookUp(path, columns);
  if (column.kind === "many") return column.any(sql`true`);
  return column.kind === "text" ? sql`(${column.sql} <> '')` : sql`(${column.sql} is not null)`;
}

function compared(path: string, op: Comparison, value: Literal, columns: Columns): Prisma.Sql {
  const found = columns[path];
  if (found?.kind === "many") return found.any(compared("value", op, value, found.columns));
  const inside = partOf(path, columns);
  if (inside) return inside.many.any(compared(inside.part, op, value, inside.many.columns));
  const column = lookUp(path, columns);
  if (column.kind === "many") return refuse(`${path} can’t be compared`);
  if (value === null) return comparedWithNothing(path, op, column);
  if (column.kind === "boolean") return comparedBoolean(path, op, value, column.sql);
  if (column.kind === "moment") return comparedMoment(path, op, value, column.sql);
  return comparedText(op, String(value).normalize("NFC"), column);
}

function comparedWithNothing(path: string, op: Comparison, column: Column): Prisma.Sql {
  if (op === "eq") return sql`(${column.sql} is null)`;
  if (op === "ne") return sql`(${column.sql} is not null)`;
  return refuse(`${path} can’t be compared with null by ${op}`);
}

function comparedBoolean(path: string, op: Comparison, value: Literal, column: Prisma.Sql): Prisma.Sql {
  // Entra ID writes "True" and "False" as texts.
  const word = String(value).toLowerCase();
  if ((op !== "eq" && op !== "ne") || (word !== "true" && word !== "false")) {
    return refuse(`${path} is true or false, and is compared by eq or ne`);
  }
  return op === "eq" ? sql`(${column} = ${word === "true"})` : sql`(${column} is distinct from ${word === "true"})`;
}

function comparedMoment(path: string, op: Comparison, value: Literal, column: Prisma.Sql): Prisma.Sql {
  const text = typeof value === "string" ? value : "";
  const moment = new Date(/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})?$/.test(text) ? text : Number.NaN);
  if (Number.isNaN(moment.getTime())) return refuse(`${path} is compared with a moment such as 2026-11-22T09:00:00Z`);
  // As precise as it is told.
  const told = sql`date_trunc('milliseconds', ${column})`;
  if (op === "co" || op === "sw" || op === "ew") return refuse(`${path} is a moment, and has no parts to look for`);
  return ordered(op, told, sql`${moment}::timestamptz`);
}

function comparedText(op: Comparison, text: string, { kind, sql: column }: Column): Prisma.Sql {
  const has = kind === "text" ? sql`lower(${column})` : column;
  const wanted = kind === "text" ? sql`lower(${text}::text)` : sql`${text}::text`;
  if (op === "co") return sql`(strpos(${has}, ${wanted}) > 0)`;
  if (op === "sw") return sql`starts_with(${has}, ${wanted})`;
  if (op === "ew") return sql`(right(${has}, length(${wanted})) = ${wanted})`;
  return op === "eq" || op === "ne" ? ordered(op, has, wanted) : ordered(op, sql`${has} collate "C"`, wanted);
}

function ordered(op: Comparison, has: Prisma.Sql, wanted: Prisma.Sql): Prisma.Sql {
  const signs = { eq: "=", gt: ">", ge: ">=", lt: "<", le: "<=" } as const;
  if (op === "ne") return sql`(${has} is distinct from ${wanted})`;
  return sql`(${has} ${Prisma.raw(signs[op as keyof typeof signs])} ${wanted})`;
}
