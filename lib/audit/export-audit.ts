import "server-only";
import { z } from "zod";
import { readHead } from "@/lib/audit/proven-events.store";
import { defineOperation } from "@/lib/gate/operation";

/** Writes down that the audit log is about to be exported, so that the export holds its own event; who may export, may do this. */
export const exportAudit = defineOperation({
  id: "audit.export",
  title: "Export the audit log",
  roles: ["owner", "auditor"],
  input: z.strictObject({}),
  output: z.object({ events: z.int() }),
  locks: () => [],
  worksSealed: true,
  async change(tx) {
    const { seq } = await readHead(tx);
    return {
      value: { events: seq },
      sentence: `Export the audit log (${seq} events)`,
      audit: [
        {
          code: "audit.exported",
          subject: { kind: "audit", id: "audit", name: "the audit log" },
          after: { events: seq },
        },
      ],
    };
  },
});
