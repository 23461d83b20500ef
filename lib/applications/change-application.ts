import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { ChangeApplicationInput } from "./application.schema";
import { applicationRef, lockStandingApplication, updateApplication } from "./application.store";

/**
 * Changes what is said of a host application, which app connectors it may ask for and from where; its next request is judged by that.
 * Throws `already_done` where nothing differs.
 */
export const changeApplication = defineOperation({
  id: "application.change",
  title: "Change a host application",
  roles: ["owner", "admin"],
  input: ChangeApplicationInput,
  output: ids("applicationId"),
  locks: ({ applicationId, name }) => [applicationId, `application:${name.toLowerCase()}`],
  async change(tx, _ctx, { applicationId, ...after }) {
    const { id, name, owner, purpose, connectorIds, addresses } = await lockStandingApplication(tx, applicationId);
    const before = { name, owner, purpose, connectorIds, addresses };
    await updateApplication(tx, id, after);
    const now = await lockStandingApplication(tx, id);
    const kept = { ...after, addresses: now.addresses };
    if (JSON.stringify(kept, Object.keys(before)) === JSON.stringify(before)) {
      throw new DomainError("already_done", `${name} is like that already.`);
    }
    return {
      value: { applicationId: id },
      sentence: `Change host application ${after.name}`,
      audit: [{ code: "application.changed", subject: applicationRef(now), before, after: kept }],
    };
  },
});
