import pg from "pg";
import { instance } from "./instance";

export type Row = Record<string, unknown>;

/** Reads of the instance's own database: what a journey's screens said is asserted in its rows too. */
export type Database = {
  rows: <T extends Row = Row>(sql: string, values?: readonly unknown[]) => Promise<T[]>;
  one: <T extends Row = Row>(sql: string, values?: readonly unknown[]) => Promise<T>;
  close: () => Promise<void>;
};

/** Connects with the rights of the application itself; `one` throws unless there is exactly one row. */
export function openDatabase(url: string = instance().url): Database {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const rows: Database["rows"] = async (sql, values = []) => (await pool.query(sql, [...values])).rows;
  return {
    rows,
    one: async (sql, values) => {
      const found = await rows(sql, values);
      if (found.length !== 1) throw new Error(`${found.length} rows instead of one: ${sql}`);
      return found[0] as never;
    },
    close: () => pool.end(),
  };
}
