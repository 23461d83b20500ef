import "server-only";
import type { Lane } from "@/lib/db/lane";

/** One external key that was asked for and led to a token, which was given out or refused. */
export type Use = {
  applicationId: string;
  connectorId: string;
  externalKey: string;
  tokenId: string;
  isGiven: boolean;
};
/** `onDay` counts the calls of the last day alone. */
type Asked = {
  applicationId: string;
  connectorId: string;
  externalKey: string;
  at: Date;
  onDay: number;
  count: number;
};

/** How many external keys are held between two writes; what comes on top while the database is away is not counted. */
const MOST_HELD = 100_000;
const ROWS_A_STATEMENT = 500;
const SOURCE = "a host application";

/**
 * What was used and when, gathered in memory and written by `flush`, never per call. A process that is killed loses what it has not
 * written yet: its last second. The moments are the database's own.
 */
export class Uses {
  readonly #keys = new Map<string, Date>();
  readonly #tokens = new Map<string, Date>();
  readonly #asked = new Map<string, Asked>();

  /** A key of an application has worked. */
  sawKey(keyId: string, at: Date): void {
    this.#keys.set(keyId, at);
  }

  add({ applicationId, connectorId, externalKey, tokenId, isGiven }: Use, at: Date): void {
    if (isGiven) this.#tokens.set(tokenId, at);
    const name = `${applicationId} ${connectorId} ${externalKey}`;
    const held = this.#asked.get(name);
    if (!held && this.#asked.size >= MOST_HELD) return;
    const now = { applicationId, connectorId, externalKey, at, onDay: 1, count: 1 };
    this.#asked.set(name, held ? together(held, now) : now);
  }

  /** Writes what was gathered, some hundred rows a statement; throws what the database says, and what was not written is held on. */
  async flush(lane: Lane): Promise<void> {
    await drain(this.#keys, latest, (rows) => lane.run(WRITE_KEYS, [rows.map(([id]) => id), rows.map(([, at]) => at)]));
    await drain(this.#tokens, latest, (rows) =>
      lane.run(WRITE_TOKENS, [rows.map(([id]) => id), rows.map(([, at]) => at), SOURCE]),
    );
    await drain(this.#asked, together, (rows) => {
      const column = <K extends keyof Asked>(name: K): Asked[K][] => rows.map(([, row]) => row[name]);
      const columns = ["applicationId", "connectorId", "externalKey", "at", "onDay", "count"] as const;
      return lane.run(WRITE_ASKED, columns.map(column));
    });
  }
}

const latest = (_earlier: Date, later: Date): Date => later;

const DAY_MS = 86_400_000;
const dayOf = (at: Date): number => Math.floor(at.getTime() / DAY_MS);

function together(earlier: Asked, later: Asked): Asked {
  const onDay = (dayOf(earlier.at) === dayOf(later.at) ? earlier.onDay : 0) + later.onDay;
  return { ...later, onDay, count: earlier.count + later.count };
}

// All leave the map before the first is written, so that what is used meanwhile is a row of its own; what is not written comes back.
async function drain<T>(
  from: Map<string, T>,
  merge: (earlier: T, later: T) => T,
  write: (rows: [string, T][]) => Promise<unknown>,
): Promise<void> {
  const rows = [...from];
  from.clear();
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    try {
      await write(rows.slice(at, at + ROWS_A_STATEMENT));
    } catch (error) {
      for (const [name, row] of rows.slice(at)) {
        const later = from.get(name);
        if (later !== undefined) from.set(name, merge(row, later));
        else if (from.size < MOST_HELD) from.set(name, row);
      }
      throw error;
    }
  }
}

// Rows are locked in the order of their ids, as everybody does, and a later moment is never overwritten by an earlier one. A token that
// somebody is changing is left out: its next use is told of again, and nobody waits for a date. A locked row stays where it is, so it is
// written without being looked up again.
const WRITE_KEYS = {
  name: "gatehouse_used_keys",
  text: `with used as materialized (
      select k.ctid as place, u.at from unnest($1::text[], $2::timestamptz[]) u(id, at) join application_key k on k.id = u.id
      where k.last_used_at is null or k.last_used_at < u.at order by k.id for update of k skip locked)
    update application_key k set last_used_at = u.at from used u where k.ctid = u.place`,
};
const WRITE_TOKENS = {
  name: "gatehouse_used_tokens",
  text: `with used as materialized (
      select t.ctid as place, u.at from unnest($1::text[], $2::timestamptz[]) u(id, at) join token t on t.id = u.id
      where t.last_used_at is null or t.last_used_at < u.at order by t.id for update of t skip locked)
    update token t set last_used_at = u.at, last_used_source = $3 from used u where t.ctid = u.place`,
};
const WRITE_ASKED = {
  name: "gatehouse_asked_keys",
  text: `insert into mapping_use as m (application_id, connector_id, external_key, last_asked_at, day, asked_on_day, asked)
    select application_id, connector_id, external_key, at, (at at time zone 'UTC')::date, on_day, count
    from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::int[], $6::int[])
         u(application_id, connector_id, external_key, at, on_day, count)
    order by 1, 2, 3
    on conflict (application_id, connector_id, external_key) do update set
      last_asked_at = greatest(m.last_asked_at, excluded.last_asked_at),
      asked_on_day = case when m.day = excluded.day then m.asked_on_day else 0 end + excluded.asked_on_day,
      day = excluded.day, asked = m.asked + excluded.asked`,
};
