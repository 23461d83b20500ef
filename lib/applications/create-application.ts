import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { CreateApplicationInput } from "./application.schema";
import { applicationRef, insertApplication } from "./application.store";

/** Adds a host application; it can ask nothing before it has a key. Throws `rule_broken` where its name is taken. */
export const createApplication = defineOperation({
  id: "application.create",
  title: "Add a host application",
  roles: ["owner", "admin"],
  input: CreateApplicationInput,
  output: ids("applicationId"),
  locks: ({ name }) => [`application:${name.toLowerCase()}`],
  async change(tx, ctx, given) {
    const application = await insertApplication(tx, given, ctx);
    const { name, ...after } = given;
    return {
      value: { applicationId: application.id },
      sentence: `Add host application ${name}`,
      audit: [{ code: "application.created", subject: applicationRef(application), after }],
    };
  },
});
