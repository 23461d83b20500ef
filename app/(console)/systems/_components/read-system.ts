import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/lib/auth/session";
import { isId } from "@/lib/core/ids";
import { getSystem, listSystems } from "@/lib/systems/system.queries";
import { found } from "../../tokens/_components/found";

/** Every system, read once a request however many parts of the page show it. */
export const readSystems = cache(async () => listSystems(await requireActor()));

/** The system of this address, read once a request; "not found" where there is none. */
export const readSystem = cache(async (id: string) => {
  const actor = await requireActor();
  if (!isId("system", id)) notFound();
  return found(getSystem(actor, id));
});
