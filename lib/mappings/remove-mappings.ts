import "server-only";
import { z } from "zod";
import { defineOperation } from "@/lib/gate/operation";
import { keysInWords } from "./mapping.rules";
import { RemoveMappingsInput } from "./mapping.schema";
import { closeMappings, eventsOf, lockMappings } from "./mapping.store";

/** Ends mappings: the applications' next requests for these keys are answered "unknown key". The tokens themselves are left alone. */
export const removeMappings = defineOperation({
  id: "mapping.remove",
  title: "Remove mappings",
  roles: ["owner", "admin"],
  input: RemoveMappingsInput,
  output: z.object({ removed: z.int() }),
  locks: ({ mappingIds }) => mappingIds,
  async change(tx, ctx, { mappingIds, reason, ticket = null, note = null }) {
    const mappings = await lockMappings(tx, mappingIds);
    await closeMappings(tx, mappings, ctx);
    return {
      value: { removed: mappings.length },
      sentence: `Remove ${mappings.length === 1 ? "1 mapping" : `${keysInWords(mappings.length)} from the mappings`}`,
      audit: eventsOf(mappings, (subject, keys) => ({
        code: "mapping.removed",
        subject,
        before: { keys },
        after: { reason, ticket, note },
      })),
      hits: mappings.length,
    };
  },
});
