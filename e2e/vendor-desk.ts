import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import type { Effect, EffectType } from "@/lib/upstreams/effects";
import type { Database } from "./database";

/** What a person does in a vendor's own console for one order; answers the text of a token where that is what he got there. */
export type ByHand = (effect: Effect, console: Page) => Promise<string | undefined>;

type Capability = { how: "api" | "hand" | "here" | "impossible"; isReadBack: boolean };
type Order = { id: string; effect: Effect; type: EffectType; status: string; error: unknown; task: string | null };
type Answer = {
  ok: boolean;
  changeId?: string;
  value?: Record<string, string>;
  error?: { code: string; message: string };
};

const TABLE = path.resolve(import.meta.dirname, "../lib/upstreams/capabilities.snapshot.md");
const ENDED = ["applied", "verified", "by_hand_done"];
const UNDER_WAY = ["queued", "sending", "waiting", "held", "by_hand"];

/** What the printed table says of this vendor, effect by effect: what is asserted here is what a newcomer reads there. */
function readTable(vendor: string): Map<EffectType, Capability> {
  const [, part = ""] = readFileSync(TABLE, "utf8").split(`## ${vendor}\n`);
  const lines = [...(part.split("\n## ")[0] ?? "").matchAll(/^- `(\S+)`: (\w+)(.*)$/gm)];
  return new Map(
    lines.map(([, type, how, rest]) => [
      type as EffectType,
      { how: how as Capability["how"], isReadBack: rest?.includes("proof read") ?? false },
    ]),
  );
}

/** A place from which one vendor's system is changed through the API, with somebody at the vendor's console for what no API does. */
export class VendorDesk {
  readonly table: ReadonlyMap<EffectType, Capability>;
  /** How orders of each type ended, and what was refused in which words. */
  readonly ended = new Map<EffectType, string>();
  readonly refused = new Map<EffectType, string>();

  constructor(
    vendorName: string,
    readonly systemId: string,
    private readonly at: { page: Page; console: Page; db: Database; origin: string; byHand?: ByHand },
  ) {
    this.table = readTable(vendorName);
    expect(this.table.size, `the table of ${vendorName}`).toBeGreaterThan(20);
  }

  /** Asks for an act that orders this effect, and follows its orders to their end; undefined where it was refused because it is impossible. */
  async may(type: EffectType, operation: string, input: object): Promise<Record<string, string> | undefined> {
    const how = this.table.get(type)?.how;
    const { ok, changeId, value, error } = await this.#ask(operation, input);
    if (!ok) {
      expect(how, `${operation} for ${type}: ${error?.message}`).toBe("impossible");
      this.refused.set(type, error?.message ?? "");
      return undefined;
    }
    const types = await this.#follow(changeId ?? "", value?.tokenId);
    const isOrdered = how === "api" || how === "hand";
    expect(types.includes(type), `${operation} orders ${types.join(", ") || "nothing"}; ${type} is ${how}`).toBe(
      isOrdered,
    );
    return value;
  }

  /** An act that orders nothing, such as writing down keys; it must succeed. */
  async tell(operation: string, input: object): Promise<void> {
    const { error } = await this.#ask(operation, input);
    expect(error, operation).toBeUndefined();
  }

  /** The version of a group now, which an edit of it has to name. */
  async versionOf(groupId: string | undefined): Promise<number> {
    return (await this.at.db.one<{ version: number }>("select version from user_group where id = $1", [groupId]))
      .version;
  }

  async #ask(operation: string, input: object): Promise<Answer> {
    const answer = await this.at.page.request.post(`${this.at.origin}/api/v1/operations/${operation}`, {
      data: input,
      headers: { origin: this.at.origin, "sec-fetch-site": "same-origin" },
    });
    const body = (await answer.json()) as Answer & { code: string; detail: string };
    return answer.ok() ? body : { ok: false, error: { code: body.code, message: body.detail } };
  }

  /** Waits for every order of a change, and does by hand what a person has to. */
  async #follow(changeId: string, tokenId: string | undefined): Promise<EffectType[]> {
    let orders = await this.#ordersOf(changeId);
    await expect
      .poll(
        async () => {
          orders = await this.#ordersOf(changeId);
          for (const order of orders)
            if (order.status === "by_hand" && order.task) await this.#doByHand(order, tokenId);
          return orders.filter(({ status, type }) => UNDER_WAY.includes(status) || this.#isBeingRead(status, type))
            .length;
        },
        { timeout: 60_000, intervals: [40] },
      )
      .toBe(0);
    for (const { type, status, error } of orders) {
      expect(ENDED, `${type} ended ${status}: ${JSON.stringify(error)}`).toContain(status);
      this.ended.set(type, status);
    }
    return orders.map(({ type }) => type);
  }

  #isBeingRead(status: string, type: EffectType): boolean {
    return status === "by_hand_done" && (this.table.get(type)?.isReadBack ?? false);
  }

  #ordersOf(changeId: string): Promise<Order[]> {
    return this.at.db.rows<Order>(
      `select d.id, d.effect, d.effect_type as type, d.status, d.error, h.id as task
         from delivery d left join hand_task h on h.delivery_id = d.id and h.closed_at is null
        where d.change_id = $1 order by d.order_seq`,
      [changeId],
    );
  }

  async #doByHand({ effect, type, task }: Order, tokenId: string | undefined): Promise<void> {
    if (!this.at.byHand) throw new Error(`${type} is for a person, and nobody is at the vendor's console`);
    const text = await this.at.byHand(effect, this.at.console);
    if (text) expect((await this.#ask("token.enter_text", { tokenId, text })).error).toBeUndefined();
    const closed = await this.#ask("hand_task.close", {
      taskId: task,
      saw: "The vendor's console says that it was done.",
    });
    // Where the vendor can be read, the worker may have seen it done before the person says so.
    if (closed.error?.code !== "already_done") expect(closed.error, `${type} is said to be done`).toBeUndefined();
  }
}
