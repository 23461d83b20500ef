import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import type { Prisma } from "@/lib/db/generated/client";
import { defineOperation } from "@/lib/gate/operation";
import { PROBE_KEY, PROBE_KIND } from "./probe.rules";
import { lockSystem, systemRef } from "./system.store";

const TestSystemInput = z.strictObject({ systemId: z.string() });

/** Asks the worker to prove a system's credential now; only the worker holds it, so the answer arrives on the system's page. */
export const testSystem = defineOperation({
  id: "system.test",
  title: "Test a system",
  roles: ["owner", "admin", "support"],
  input: TestSystemInput,
  output: ids("systemId"),
  locks: (input) => [input.systemId],
  async change(tx, ctx, input) {
    const system = await lockSystem(tx, input.systemId);
    const where = { systemId_kind_key: { systemId: system.id, kind: PROBE_KIND, key: PROBE_KEY } };
    const last = await tx.observation.findUnique({ where });
    const none = { ok: false, checks: [], environment: null, connectorName: null };
    const state = {
      ...((last?.state as object | undefined) ?? none),
      askedAt: ctx.now.toISOString(),
    } as Prisma.InputJsonValue;
    await tx.observation.upsert({
      where,
      create: { systemId: system.id, kind: PROBE_KIND, key: PROBE_KEY, state, readId: ctx.changeId, readAt: ctx.now },
      update: { state },
    });
    await tx.$executeRaw`select pg_notify('gatehouse_outbox', '')`;
    return {
      value: { systemId: system.id },
      sentence: `Test ${system.name}`,
      audit: [{ code: "system.tested", subject: systemRef(system) }] as const,
    };
  },
});
