import "server-only";
import { executeTogether, type TogetherAct } from "@/lib/gate/together";
import { refusalOf } from "./scim-error";
import type { Scope } from "./scope";

/** Carries out what one SCIM request asks for, as one change; null where all was so already. Throws a SCIM error, and nothing was done. */
export async function carryOut<T>({ actor, request, confirm }: Scope, act: TogetherAct<T>): Promise<T | null> {
  const result = await executeTogether({ actor, request }, act, confirm === null ? {} : { confirm });
  if (result.ok) return result.value;
  if (result.error.code === "already_done") return null;
  throw refusalOf(result.error);
}
