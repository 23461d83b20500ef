import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { MakeApplicationKeyInput } from "./application.schema";
import { applicationRef, insertApplicationKey, lockStandingApplication } from "./application.store";

/** Makes a key with which a host application asks for its users' tokens; the text is in this answer and never again. */
export const makeApplicationKey = defineOperation({
  id: "application.make_key",
  title: "Make a key for a host application",
  roles: ["owner"],
  input: MakeApplicationKeyInput,
  output: ids("applicationKeyId", "key"),
  locks: ({ applicationId }) => [applicationId],
  keepsAnswer: false,
  async change(tx, ctx, { applicationId, lifeDays }) {
    const application = await lockStandingApplication(tx, applicationId);
    const { id, text, lastFour, expiresAt } = await insertApplicationKey(tx, { applicationId, lifeDays }, ctx.now);
    return {
      value: { applicationKeyId: id, key: text },
      sentence: `Make a key for host application ${application.name}`,
      audit: [
        {
          code: "application.key_made",
          subject: applicationRef(application),
          after: { lastFour, expiresAt: expiresAt?.toISOString() ?? null },
        },
      ],
    };
  },
});
