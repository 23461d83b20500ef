import { cache } from "react";
import { requireActor } from "@/lib/auth/session";
import { getUser } from "@/lib/users/user.queries";
import { found } from "../../tokens/_components/found";

/** The user of this address, read once a request however many parts of the page show him; "not found" where there is none. */
export const readUser = cache(async (id: string) => found(getUser(await requireActor(), id)));
