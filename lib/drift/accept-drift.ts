import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { defineOperation } from "@/lib/gate/operation";
import { acceptGroup, acceptMembership } from "./accept-groups.store";
import { acceptEndpoint, acceptToken } from "./accept-tokens.store";
import { acceptUser } from "./accept-users.store";
import { driftLocks, SettleDriftInput } from "./drift.schema";
import { areaOf, type DriftFact, findDrift } from "./drift.store";
import type { DriftArea } from "./drift-views.rules";
import { type Settled, type SettleMoment, touchedBy } from "./settle.rules";
import { settledEvents, settledSentence, standingDrift } from "./settle.store";

const ACCEPT: Readonly<Record<DriftArea, (tx: Tx, fact: DriftFact, at: SettleMoment) => Promise<Settled>>> = {
  user: acceptUser,
  group: acceptGroup,
  membership: acceptMembership,
  endpoint: acceptEndpoint,
  token: acceptToken,
};

/**
 * Makes what the vendor shows what was decided here, as observed; nothing is sent. Throws `already_done` where nothing differs any
 * more, and `rule_broken` where a person has to choose elsewhere first.
 */
export const acceptDrift = defineOperation({
  id: "drift.accept",
  title: "Accept what the vendor shows",
  roles: ["owner", "admin"],
  input: SettleDriftInput,
  output: z.object({ settled: z.int() }),
  locks: driftLocks,
  async change(tx, ctx, { items }) {
    const facts = await standingDrift(tx, items);
    const settled: Settled[] = [];
    // Accounts and groups first: the others need them, and what was settled with one of them stands no more.
    for (const area of ["user", "group", "membership", "endpoint", "token"] as const) {
      for (const { kind, ...name } of facts.filter((fact) => areaOf(fact.kind) === area)) {
        const [fact] = await findDrift(tx, [{ kind, ...name }]);
        if (fact) settled.push(await ACCEPT[area](tx, fact, ctx));
      }
    }
    const [first, ...rest] = settledEvents("drift.accepted", facts);
    return {
      value: { settled: facts.length },
      sentence: settledSentence("Accept", facts),
      audit: [first, ...rest, ...settled.flatMap(({ audit }) => audit)],
      touches: touchedBy(settled),
    };
  },
});
