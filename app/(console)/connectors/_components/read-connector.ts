import { cache } from "react";
import { requireActor } from "@/lib/auth/session";
import { getConnector } from "@/lib/connectors/connector.queries";
import { found } from "../../tokens/_components/found";

/** The connector of this address, read once a request however many parts of the page show it; "not found" where there is none. */
export const readConnector = cache(async (id: string) => found(getConnector(await requireActor(), id)));
