import "server-only";
import { z } from "zod";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { canWrite, checkEndpoints, endpointDelta } from "./connector.rules";
import { SetEndpointsInput } from "./connector.schema";
import { excludeEndpoints, includeEndpoints, lockConnector, openEndpoints, refOf } from "./connector.store";

/** Adds and removes what a connector may call; two people's deltas merge, and one that changes nothing is `already_done`. */
export const setEndpoints = defineOperation({
  id: "connector.set_endpoints",
  title: "Change what an app connector may call",
  roles: ["owner", "admin"],
  input: SetEndpointsInput,
  output: z.object({ added: z.int(), removed: z.int() }),
  locks: (input) => [input.connectorId],
  async change(tx, ctx, input) {
    const connector = await lockConnector(tx, input.connectorId);
    const { vendor } = connector;
    checkEndpoints(vendor, input.include);
    const current = await openEndpoints(tx, connector.id);
    const { added, removed } = endpointDelta(current, input);
    const gone = current.filter((endpoint) => removed.includes(endpoint));
    const addedIds = await includeEndpoints(tx, connector, added, ctx);
    await excludeEndpoints(
      tx,
      gone.map(({ id }) => id),
      ctx,
    );

    const subject = refOf(connector);
    const [first, ...rest] = [
      ...added.map(({ kind, name }, index): AuditDraft => {
        const endpoint = { kind: "endpoint" as const, id: addedIds[index] ?? "", name };
        return {
          code: "endpoint.included",
          subject,
          related: { endpoint },
          after: { kind, can_write: canWrite(vendor, kind) },
        };
      }),
      ...gone.map(({ id, kind, name }): AuditDraft => {
        const endpoint = { kind: "endpoint" as const, id, name };
        return {
          code: "endpoint.excluded",
          subject,
          related: { endpoint },
          before: { kind, can_write: canWrite(vendor, kind) },
        };
      }),
    ];
    if (!first) throw new DomainError("already_done", `${connector.name} has exactly these endpoints already.`);
    const order = {
      systemId: connector.systemId,
      subject: { kind: "connector" as const, id: connector.id },
      ...(connector.groupId ? { needs: [connector.groupId] } : {}),
    };
    const connectorRef = { name: connector.name };
    const bare = (list: typeof added) => list.map(({ kind, name }) => ({ kind, name }));
    return {
      value: { added: added.length, removed: gone.length },
      sentence: `Change the endpoints of ${connector.name}`,
      audit: [first, ...rest],
      effects: [
        ...(gone.length > 0
          ? [
              {
                ...order,
                effect: { type: "connector.exclude.v1" as const, connector: connectorRef, endpoints: bare(gone) },
              },
            ]
          : []),
        ...(added.length > 0
          ? [
              {
                ...order,
                effect: { type: "connector.include.v1" as const, connector: connectorRef, endpoints: bare(added) },
              },
            ]
          : []),
      ],
      touches: { connectors: [connector.id] },
      warnings: writeWarnings(
        connector,
        added.filter(({ kind }) => canWrite(vendor, kind)).map(({ name }) => name),
      ),
    };
  },
});

function writeWarnings(connector: { name: string; groupCode: string | null }, writing: readonly string[]): string[] {
  if (writing.length === 0) return [];
  const who = connector.groupCode ? `everyone in ${connector.groupCode} with a token` : "everyone who gets in";
  return [`${writing.join(", ")} can write: ${who} can change data through ${connector.name}.`];
}
