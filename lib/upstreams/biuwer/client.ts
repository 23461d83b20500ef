import { garbage, parseJson, reachOf, refusalOf } from "../answers";
import type { Connection, EffectSecrets } from "../driver";
import { type HttpAnswer, type HttpRequest, sendBounded } from "../http";
import { UpstreamError } from "../upstream-error";
import { type Call, type Contract, lineOf } from "./contract";

export type Row = Readonly<Record<string, unknown>>;
export type ListCall = Extract<Call, `${string}.list` | "tokens.of">;
export type OneCall = Extract<Call, `${string}.${"read" | "create" | "update"}`>;
export type BareCall = Exclude<Call, ListCall | OneCall>;
type Page = { rows: Row[]; total: number; hasMore: boolean };
type RowPage = { rows: Row[]; next: string | null };
type Params = Readonly<Record<string, string>>;

const VENDOR = "Biuwer";
const MOST_PAGES = 20_000;

export type AssumedApi = ReturnType<typeof assumedApi>;

/** The calls of a contract file, each one request and each rejecting with UpstreamError only; holds nothing beyond one use. */
export function assumedApi(contract: Contract, connection: Connection, effectSecrets: EffectSecrets = {}) {
  const secrets = [...Object.values(connection.secrets), ...Object.values(effectSecrets)];
  const headers = Object.fromEntries(
    Object.entries(contract.headers).map(([name, value]) => [
      name,
      value.replace(/\{(\w+)\}/g, (_, secret: string) => connection.secrets[secret] ?? ""),
    ]),
  );
  const ask = async (call: Call, params: Params, query: string, body?: Row): Promise<HttpAnswer> => {
    const { method, path } = lineOf(contract, call, params);
    const answer = await sendBounded(
      {
        method: method as HttpRequest["method"],
        url: `${connection.restUrl}${path}${query}`,
        headers: { ...headers, ...(body ? { "content-type": "application/json" } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      },
      reachOf(connection),
    );
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw refusalOf(VENDOR, answer, secrets, wordsOf(answer.body));
  };

  const readPage = async (call: ListCall, params: Params, page: number): Promise<Page> => {
    const { paging } = contract;
    const answer = await ask(call, params, `?${paging.page}=${page}&${paging.size}=${paging.pageSize}`);
    const read = asRow(parseJson(answer.body));
    const rows = read?.[paging.items];
    const total = read?.[paging.total];
    if (!Array.isArray(rows) || !rows.every((row) => asRow(row) !== null) || typeof total !== "number")
      throw garbage(VENDOR, answer.status);
    const hasMore = (page - paging.first + 1) * paging.pageSize < total;
    if (hasMore && rows.length < paging.pageSize) throw shifted();
    return { rows: rows as Row[], total, hasMore };
  };

  return {
    contract,
    readPage,

    /** Reads, makes or changes one thing and answers it; an answer without its id is none, whatever the status says. */
    async one(call: OneCall, params: Params, body?: Row): Promise<Row> {
      const answer = await ask(call, params, "", body);
      const row = asRow(parseJson(answer.body));
      if (!row || textOf(row, keyField(contract, call)) === null) throw garbage(VENDOR, answer.status);
      return row;
    },

    /** Adds or removes; the answer is empty, and a body (an error inside a success) leaves open what was done. */
    async bare(call: BareCall, params: Params, body?: Row): Promise<void> {
      const answer = await ask(call, params, "", body);
      if (answer.body.trim() !== "") throw garbage(VENDOR, answer.status);
    },

    /** One thing by its id, or null where there is none. */
    async readOne(call: OneCall, params: Params): Promise<Row | null> {
      try {
        return await this.one(call, params);
      } catch (error) {
        if (error instanceof UpstreamError && error.status === 404) return null;
        throw error;
      }
    },

    /**
     * Every row of a list, page by page, from the beginning or from where an earlier page said. The page before is looked at once more
     * after each: where it no longer ends as it did, rows came or went, and the reading rejects rather than show part as all.
     */
    async *pages(call: ListCall, params: Params = {}, from?: string | null): AsyncGenerator<RowPage> {
      const { first } = contract.paging;
      const keyOf = (row: Row | undefined): string => (row && textOf(row, keyField(contract, call))) ?? "";
      let { page, total, last } = from ? readCursor(from) : { page: first, total: null, last: null };
      for (let count = 0; count < MOST_PAGES; count += 1) {
        const read = await readPage(call, params, page);
        if (total !== null && read.total !== total) throw shifted();
        if (last !== null) {
          if (read.rows.some((row) => keyOf(row) === last)) throw shifted();
          const before = await readPage(call, params, page - 1);
          if (keyOf(before.rows.at(-1)) !== last || before.total !== total) throw shifted();
        }
        page += 1;
        total = read.total;
        last = keyOf(read.rows.at(-1));
        yield { rows: read.rows, next: read.hasMore ? JSON.stringify([page, total, last]) : null };
        if (!read.hasMore) return;
      }
      throw shifted();
    },

    async *rows(call: ListCall, params: Params = {}): AsyncGenerator<Row> {
      for await (const page of this.pages(call, params)) yield* page.rows;
    },
  };
}

function keyField({ fields }: Contract, call: ListCall | OneCall): string {
  if (call === "members.list") return fields.member.user;
  if (call === "viewers.list") return fields.viewer.group;
  if (call === "policies.list") return fields.policy.id;
  if (call.startsWith("users.")) return fields.user.id;
  return call.startsWith("groups.") ? fields.group.id : fields.token.id;
}

/** Where an earlier page said to go on: the page, how many rows there were, and the last one read. */
function readCursor(from: string): { page: number; total: number | null; last: string | null } {
  const [page, total, last] = [parseJson(from)].flat();
  if (typeof page === "number" && typeof total === "number" && typeof last === "string") return { page, total, last };
  throw shifted();
}

/** A list that changed while it was read: nothing follows from what is missing in it. */
export function shifted(): UpstreamError {
  return new UpstreamError(
    { kind: "transient", wasSent: false },
    "Biuwer's list changed while it was being read, so it is read again later.",
  );
}

/** A text of a row, or null. */
export function textOf(row: Row, field: string): string | null {
  const value = row[field];
  return typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : null;
}

function asRow(value: unknown): Row | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Row) : null;
}

function wordsOf(body: string): string | null {
  const read = asRow(parseJson(body));
  const said = read?.message ?? read?.error;
  return typeof said === "string" ? said : null;
}
