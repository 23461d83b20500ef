import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";

const ExportAccessInput = z.strictObject({ connectorId: z.string(), at: z.iso.datetime().nullable() });

/** Writes down that a list of who has access is about to be exported, with its connector and moment. */
export const exportAccess = defineOperation({
  id: "access.export",
  title: "Export who has access",
  roles: ["owner", "auditor"],
  input: ExportAccessInput,
  output: ids("at", "connectorName"),
  locks: () => [],
  worksSealed: true,
  async change(tx, ctx, input) {
    const connector = await tx.connector.findUnique({ where: { id: input.connectorId } });
    if (!connector) throw new DomainError("not_found");
    const at = input.at ?? ctx.now.toISOString();
    return {
      value: { at, connectorName: connector.name },
      sentence: `Export who has access to ${connector.name}`,
      audit: [
        {
          code: "access.exported",
          subject: { kind: "audit", id: "access", name: `who has access to ${connector.name}` },
          related: { connector: { kind: "connector", id: connector.id, name: connector.name } },
          after: { "as of": at },
        },
      ] as const,
    };
  },
});
