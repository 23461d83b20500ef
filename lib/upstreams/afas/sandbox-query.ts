import { FunctionalError, UNEXPECTED } from "./sandbox-errors";

export type Row = Record<string, string | boolean | null>;
type Condition = { field: string; operator: number; value: string };

/** A page of rows as a GetConnector answers it: filtered, ordered, cut; without an order the rows start somewhere else each time. */
export function queryRows(
  rows: Row[],
  columns: string[],
  query: string,
  turn: number,
): { skip: number; take: number; rows: Row[] } {
  const wanted = new Map([...new URLSearchParams(query)].map(([key, value]) => [key.toLowerCase(), value]));
  const skip = wholeNumber(wanted.get("skip"), 0);
  const take = wholeNumber(wanted.get("take"), 100);
  const isEverything = skip === -1 && take === -1;
  if (!isEverything && (skip < 0 || take < 1)) throw new FunctionalError(UNEXPECTED, -2147180999);

  const exact = (id: string): string => columns.find((c) => c.toLowerCase() === id.toLowerCase()) ?? fieldNotFound(id);
  const asked = wanted.has("filterjson") ? fromFilterJson(wanted.get("filterjson") ?? "") : fromLists(wanted);
  const filters = asked.map((and) => and.map((c) => ({ ...c, field: exact(c.field) })));
  const order = (wanted.get("orderbyfieldids") ?? "").split(",").filter(Boolean);
  const keys = order.map((id) => ({ key: exact(id.replace(/^-/, "")), sign: id.startsWith("-") ? -1 : 1 }));
  const found =
    filters.length === 0 ? rows : rows.filter((row) => filters.some((and) => and.every((c) => matches(row, c))));
  const sorted = keys.length > 0 ? sortRows(found, keys) : rotate(found, turn);
  return { skip, take, rows: isEverything ? sorted : sorted.slice(skip, skip + take) };
}

function fieldNotFound(id: string): never {
  throw new FunctionalError({ en: `Connector field '${id}' not found.`, nl: `Connectorveld '${id}' niet gevonden.` });
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  if (text === undefined || text === "") return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value)) throw new FunctionalError(UNEXPECTED, -2147180999);
  return value;
}

/** Parallel lists: a comma is AND, a semicolon is OR; AND binds tighter. */
function fromLists(wanted: Map<string, string>): Condition[][] {
  const ids = wanted.get("filterfieldids");
  if (!ids) return [];
  const values = (wanted.get("filtervalues") ?? "").split(";").map((part) => part.split(","));
  const operators = (wanted.get("operatortypes") ?? "").split(";").map((part) => part.split(","));
  return ids.split(";").map((part, i) =>
    part.split(",").map((field, j) => {
      const value = values[i]?.[j];
      if (value === undefined) throw new FunctionalError(UNEXPECTED, -2147180999);
      return { field, operator: Number(operators[i]?.[j] || 1), value };
    }),
  );
}

function fromFilterJson(text: string): Condition[][] {
  try {
    const parsed = JSON.parse(text) as { Filters: { Filter: { Field: unknown }[] } };
    return [parsed.Filters.Filter].flat().map((filter) =>
      [filter.Field].flat().map((field) => {
        const f = field as Record<string, unknown>;
        return {
          field: String(f["@FieldId"]),
          operator: Number(f["@OperatorType"] ?? 1),
          value: String(f["#text"] ?? ""),
        };
      }),
    );
  } catch {
    throw new FunctionalError(UNEXPECTED, -2147180999);
  }
}

/** Whether a row meets one condition by the vendor's operators 1 to 15; `field` is the column's exact name. */
export function matches(row: Row, condition: Condition): boolean {
  const raw = row[condition.field] ?? null;
  const has = (raw === null ? "" : String(raw)).toLowerCase();
  const want = typeof raw === "boolean" ? looseBoolean(condition.value) : condition.value.toLowerCase();
  switch (condition.operator) {
    case 1:
      return has === want;
    case 2:
      return has >= want;
    case 3:
      return has <= want;
    case 4:
      return has > want;
    case 5:
      return has < want;
    case 6:
    case 15:
      return has.includes(want);
    case 7:
      return has !== want;
    case 8:
      return has === "";
    case 9:
      return has !== "";
    case 10:
      return has.startsWith(want);
    case 11:
      return !has.includes(want);
    case 12:
      return !has.startsWith(want);
    case 13:
      return has.endsWith(want);
    case 14:
      return !has.endsWith(want);
    default:
      throw new FunctionalError(UNEXPECTED, -2147180999);
  }
}

const looseBoolean = (value: string): string => (/^(1|true)$/i.test(value) ? "true" : "false");

function sortRows(rows: Row[], keys: { key: string; sign: number }[]): Row[] {
  return [...rows].sort((a, b) => {
    for (const { key, sign } of keys) {
      const left = String(a[key] ?? "").toLowerCase();
      const right = String(b[key] ?? "").toLowerCase();
      if (left !== right) return left < right ? -sign : sign;
    }
    return 0;
  });
}

function rotate(rows: Row[], turn: number): Row[] {
  const by = rows.length === 0 ? 0 : (turn * 7) % rows.length;
  return [...rows.slice(by), ...rows.slice(0, by)];
}
