import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { RetireApplicationInput } from "./application.schema";
import { applicationRef, lockApplication, markApplicationRetired } from "./application.store";

/** Ends a host application for good: every key of it is revoked, so that its next request is refused; its mappings stay to be read. */
export const retireApplication = defineOperation({
  id: "application.retire",
  title: "Retire a host application",
  roles: ["owner", "admin"],
  input: RetireApplicationInput,
  output: ids("applicationId"),
  locks: ({ applicationId }) => [applicationId],
  async change(tx, ctx, { applicationId, reason, ticket = null, note = null }) {
    const application = await lockApplication(tx, applicationId);
    if (application.retiredAt) throw new DomainError("already_done", `${application.name} is retired already.`);
    const keys = await markApplicationRetired(tx, application.id, ctx.now);
    return {
      value: { applicationId },
      sentence: `Retire host application ${application.name}`,
      audit: [
        { code: "application.retired", subject: applicationRef(application), after: { reason, ticket, note, keys } },
      ],
      warnings: ["Everybody who reaches a vendor through it is cut off at its next request."],
    };
  },
});
