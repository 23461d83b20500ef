import pg from "pg";
import { stopHere } from "./stop-here";

type StatementPoint = {
  statement: RegExp;
  /** Before it is sent, after it was sent but before the answer is read, or after the answer. */
  moment: "before" | "sent" | "answered";
  /** Only on a connection that this statement went over before; tells one COMMIT from another. */
  following?: RegExp;
};

const ROW = /^UPDATE "public"\."token" SET/;
const CURSOR = /^UPDATE "public"\."csv_import" SET/;
const RESULT = /^UPDATE "public"\."delivery" SET/;

/** Places between two statements of the database, found by the statements themselves, so that nothing is planted in the gate. */
export const STATEMENT_POINTS = {
  "CP01 before the transaction": { statement: /^BEGIN/, moment: "before" },
  "CP02 after the row was written": { statement: ROW, moment: "answered" },
  "CP03 after the audit event was appended": { statement: /insert into audit_event/, moment: "answered" },
  "CP04 after the delivery was stored": { statement: /^INSERT INTO "public"\."delivery"/, moment: "answered" },
  "CP05 commit sent, no answer read": { statement: /^COMMIT/, moment: "sent", following: ROW },
  "CP14 inside the result transaction": { statement: RESULT, moment: "answered" },
  "CP25 inside a batch, its cursor written": { statement: CURSOR, moment: "answered" },
  "CP26 a batch's commit sent, no answer read": { statement: /^COMMIT/, moment: "sent", following: CURSOR },
  "CP15 result commit sent, no answer read": { statement: /^COMMIT/, moment: "sent", following: RESULT },
} as const satisfies Record<string, StatementPoint>;

export type StatementPointName = keyof typeof STATEMENT_POINTS;

/** Makes this process stop at the point, the first time that it comes there. */
export function watchStatements(name: StatementPointName): void {
  const point: StatementPoint = STATEMENT_POINTS[name];
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const seen = new WeakSet<object>();
  let isOver = false;
  const stop = (): void => {
    if (isOver) return;
    isOver = true;
    stopHere(name);
  };
  function query(this: pg.Client, ...args: unknown[]): unknown {
    const text = textOf(args[0]);
    const isHere = point.statement.test(text) && (!point.following || seen.has(this));
    if (point.following?.test(text)) seen.add(this);
    if (!isHere) return original.apply(this, args);
    if (point.moment === "before") stop();
    const answer = original.apply(this, args);
    if (point.moment === "sent") stop();
    if (point.moment !== "answered") return answer;
    return (answer as Promise<unknown>).then((result) => {
      stop();
      return result;
    });
  }
  pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
}

function textOf(query: unknown): string {
  if (typeof query === "string") return query;
  return (query as { text?: string } | null)?.text ?? "";
}
