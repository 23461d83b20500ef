import "server-only";
import type { Caller } from "@/lib/core/actor";
import type { Cell } from "@/lib/csv/write-csv";

type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };
export type Row = { readonly [key: string]: Json };
/** A column by its header and where its value stands in a row, or how it is made of one. */
export type ExportColumn = readonly [header: string, from: string | ((row: Row) => Cell)];

export type ExportList = {
  title: string;
  columns: readonly ExportColumn[];
  /** What every row has in common and a reader needs beside it, such as the group whose members they are. */
  shared?: (actor: Caller, id: string) => Promise<Readonly<Record<string, string>>>;
};

/** The values of a list in one cell, or what each of them has under a name. */
export const joined =
  (key: string, part?: string) =>
  (row: Row): Cell => {
    const list = row[key];
    if (!Array.isArray(list)) return null;
    return list.map((one) => (part ? (one as Row)[part] : one)).join("; ");
  };
