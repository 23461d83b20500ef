import type { Verdict, VerdictCounts } from "./import.rules";
import type { Chosen, ImportKind } from "./import.schema";

export type ImportView = {
  id: string;
  kind: ImportKind;
  fileName: string;
  delimiter: string;
  columns: string[];
  chosen: Chosen;
  state: "uploaded" | "running" | "done" | "failed";
  rows: number;
  bytes: number;
  /** Null until the rows were judged. */
  counts: VerdictCounts | null;
  askedBy: string;
  changeId: string | null;
  done: number;
  passed: number;
  error: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
};

export type ImportRow = {
  rowNo: number;
  verdict: Verdict;
  says: string | null;
  /** Why it was passed by after all. */
  passed: string | null;
  cells: string[];
};

export type ImportRowFilter = { verdict?: Verdict; isPassed?: boolean; q?: string };
