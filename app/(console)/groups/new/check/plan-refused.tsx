import Link from "next/link";
import { ErrorState } from "@/components/feedback/error-state";
import type { ActionError } from "@/lib/core/errors";
import { stepHref } from "../read-wizard";

/** Why the group can't be made as it was filled in, with the way to the step that mends it. */
export function PlanRefused({ error }: { error: ActionError }) {
  const isBasics = ["code", "description", "systemIds"].some((field) => error.fields?.[field]);
  return (
    <ErrorState
      title={error.message}
      action={isBasics ? <Link href={`${stepHref("basics")}?then=check`}>Change the basics</Link> : null}
      {...(error.code === "internal" ? { incident: error.requestId } : {})}
    >
      {error.next ?? Object.values(error.fields ?? {}).join(". ")}
    </ErrorState>
  );
}
