import "server-only";
import { headers } from "next/headers";
import { hashPassword } from "@/lib/auth/password";
import { isSetupTokenOpen } from "@/lib/auth/setup";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import { type ActionResult, type ErrorCode, type ErrorDetails, PUBLIC_TEXT } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import { SetUpForm } from "@/lib/operators/operator.schema";
import { setUpOwner } from "@/lib/operators/set-up-owner";
import { requestInfoOf } from "./request-info";
import { isFromThisConsole } from "./same-origin";

const BAD_CODE = "This set-up code is not valid any more, or never was. Start Gatehouse again for a new one.";

/** Makes the first owner from what the set-up page sends; refused like any form, and before any work when the code is wrong. */
export async function setUpFirstOwner(given: {
  code: unknown;
  name: unknown;
  email: unknown;
  password: unknown;
}): Promise<ActionResult<{ operatorId: string }>> {
  const head = await headers();
  const request = requestInfoOf(head, "screen");
  const refuse = (code: ErrorCode, message: string, details: ErrorDetails = {}): ActionResult<never> => {
    return { ok: false, error: { code, message, requestId: request.requestId, ...details } };
  };
  if (!isFromThisConsole(head)) return refuse("wrong_origin", PUBLIC_TEXT.wrong_origin);
  const { code, ...rest } = given;
  const token = typeof code === "string" ? code.trim() : "";
  if (!(await isSetupTokenOpen(db, token))) return refuse("not_found", BAD_CODE, { fields: { code: BAD_CODE } });
  const form = SetUpForm.safeParse(rest);
  if (!form.success) {
    const fields = Object.fromEntries(
      form.error.issues.map((issue) => [String(issue.path[0]), issue.message]).reverse(),
    );
    return refuse("invalid_input", PUBLIC_TEXT.invalid_input, { fields });
  }
  const { password, ...person } = form.data;
  const input = { ...person, token, passwordHash: await hashPassword(password) };
  return execute(setUpOwner, { actor: SYSTEM_ACTOR, request }, input);
}
