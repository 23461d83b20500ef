import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import type { Effect, EffectType } from "@/lib/upstreams/effects";
import { type ApiClient, clientWithCookie, type InputOf, type OperationId, operate, type ValueOf } from "./api-client";
import type { Database } from "./database";

/** What a person does in a vendor's own console for one order; answers the text of a token where that is what he got there. */
export type ByHand = (effect: Effect, console: Page) => Promise<string | undefined>;

type Capability = { how: "api" | "hand" | "here" | "impossible"; isReadBack: boolean };
type Order = { id: string; effect: Effect; type: EffectType; status: string; error: unknown; task: string | null };

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
  async may<Id extends OperationId>(
    type: EffectType,
    operation: Id,
    input: InputOf<Id>,
  ): Promise<ValueOf<Id> | undefined> {
    const how = this.table.get(type)?.how;
    const outcome = await operate(await this.#client(), operation, input);
    if (!outcome.ok) {
      const { detail } = outcome.refused;
      expect(how, `${operation} for ${type}: ${detail}`).toBe("impossible");
      this.refused.set(type, detail);
      return undefined;
    }
    const { value, changeId } = outcome;
    const { tokenId } = value as { tokenId?: string };
    const types = await this.#follow(changeId, tokenId);
    const isOrdered = how === "api" || how === "hand";
    expect(types.includes(type), `${operation} orders ${types.join(", ") || "nothing"}; ${type} is ${how}`).toBe(
      isOrdered,
    );
    return value;
  }

  /** An act that orders nothing, such as writing down keys; it must succeed. */
  async tell<Id extends OperationId>(operation: Id, input: InputOf<Id>): Promise<void> {
    expect(await operate(await this.#client(), operation, input), operation).toMatchObject({ ok: true });
  }

  /** The version of a group now, which an edit of it has to name. */
  async versionOf(groupId: string | undefined): Promise<number> {
    return (await this.at.db.one<{ version: number }>("select version from user_group where id = $1", [groupId]))
      .version;
  }

  /** The API for whoever is signed in on the page. */
  async #client(): Promise<ApiClient> {
    const cookies = await this.at.page.context().cookies();
    const session = cookies.find(({ name }) => name.endsWith("gatehouse.session"));
    return clientWithCookie(session?.value ?? "", this.at.origin);
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
    if (text) await this.tell("token.enter_text", { tokenId: tokenId ?? "", text });
    const saw = "The vendor's console says that it was done.";
    const closed = await operate(await this.#client(), "hand_task.close", { taskId: task ?? "", saw });
    // Where the vendor can be read, the worker may have seen it done before the person says so.
    const isDone = closed.ok || closed.refused.code === "already_done";
    expect(isDone, `${type} is said to be done: ${JSON.stringify(closed)}`).toBe(true);
  }
}
