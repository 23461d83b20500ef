import "server-only";
import { z } from "zod";
import type { AuditCode } from "@/lib/audit/audit.events";
import { defineOperation } from "@/lib/gate/operation";

export const EXPORT_FORMATS = ["csv", "ndjson"] as const;

const ExportListInput = z.strictObject({
  list: z.string().max(120),
  title: z.string().max(200),
  filter: z.record(z.string().max(60), z.string().max(500)),
  format: z.enum(EXPORT_FORMATS),
});

/** Writes down that a list is about to be exported, with its filter; who may export, may do this. */
export const exportList = defineOperation({
  id: "list.export",
  title: "Export a list",
  roles: ["owner", "admin", "auditor"],
  input: ExportListInput,
  output: z.object({ at: z.iso.datetime() }),
  locks: () => [],
  worksSealed: true,
  async change(_tx, ctx, { list, title, filter, format }) {
    const code: AuditCode = list === "access/who" ? "access.exported" : "list.exported";
    const words = Object.entries(filter).map(([key, value]) => `${key}=${value}`);
    return {
      value: { at: ctx.now.toISOString() },
      sentence: `Export ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
      audit: [
        {
          code,
          subject: { kind: "audit", id: list, name: title },
          after: { format, filter: words.join(" ") || "none" },
        },
      ],
    };
  },
});
