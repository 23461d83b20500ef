import { cache } from "react";
import { requireActor } from "@/lib/auth/session";
import { getGroup } from "@/lib/groups/group.queries";
import { found } from "../../tokens/_components/found";

/** The group of this address, read once a request however many parts of the page show it; "not found" where there is none. */
export const readGroup = cache(async (id: string) => found(getGroup(await requireActor(), id)));
