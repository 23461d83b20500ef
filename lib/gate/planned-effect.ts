import "server-only";
import { DomainError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { EffectDraft, PlannedEffect } from "@/lib/outbox/outbox.store";
import { describeEffect } from "@/lib/upstreams/effects";
import { driverFor } from "@/lib/upstreams/registry";

/**
 * Says for every order, before anything is sent, whether an API does it, a person does it, or nobody can.
 * An order that nobody can carry out, or that must be sent and can't be, refuses the whole change with the driver's own sentence.
 */
export async function planEffects(tx: Tx, drafts: readonly EffectDraft[]): Promise<PlannedEffect[]> {
  if (drafts.length === 0) return [];
  const systems = await tx.system.findMany({
    where: { id: { in: [...new Set(drafts.map((draft) => draft.systemId))] } },
  });
  const byId = new Map(systems.map((system) => [system.id, system]));
  return drafts.map((draft) => {
    const system = byId.get(draft.systemId);
    if (!system) throw new DomainError("not_found");
    const driver = driverFor(system.vendor);
    const place = { restUrl: system.restUrl, settings: system.settings as Record<string, string> };
    const capability = driver.capabilityOf(draft.effect, place.settings);
    const sentence = describeEffect(draft.effect);
    if (capability.how === "impossible") {
      throw new DomainError("rule_broken", `${system.name} can't do this: ${sentence}. ${capability.sentence}`);
    }
    if (capability.how === "here" && draft.mustBeSent) {
      const next = `Accept what ${system.name} shows, or let somebody change it there.`;
      throw new DomainError("rule_broken", `${system.name} can’t be told this. ${capability.sentence}`, { next });
    }
    return {
      draft,
      how: capability.how,
      sentence,
      says: capability.sentence,
      isAssumed: capability.isAssumed ?? false,
      systemName: system.name,
      steps: capability.how === "hand" ? driver.handSteps(draft.effect, place) : null,
    };
  });
}
