import { reachOf } from "../answers";
import type { Connection, Probe, ProbeCheck } from "../driver";
import { sendBounded } from "../http";
import { failedCheck } from "../probe-check";
import { UpstreamError } from "../upstream-error";
import { assumedApi } from "./client";
import { contractOf } from "./contract";

const ADDRESS_ONLY =
  "It answers, so the address is right. That proves no credential: Biuwer documents none that Gatehouse could try.";

/** Asks for `/share`, which every instance has; with a contract file, reads one page of users too. Changes nothing. */
export async function probeBiuwer(connection: Connection): Promise<Probe> {
  const checks = [await checked("Share page", () => sharePage(connection))];
  const contract = contractOf(connection.settings);
  if (contract) {
    const api = assumedApi(contract, connection);
    const read = async (): Promise<string> => {
      const { total } = await api.readPage("users.list", {}, contract.paging.first);
      return `Contract assumed (${contract.name}): the API key is accepted and ${total} users can be read.`;
    };
    checks.push(await checked("API, contract assumed", read));
  } else if (connection.settings.contract) {
    checks.push({
      name: "API, contract assumed",
      state: "failed",
      says: "The contract that this system was given is not complete.",
    });
  }
  return {
    ok: checks.every((check) => check.state === "ok"),
    checks,
    environment: connection.settings.instance ?? null,
    connectorName: null,
  };
}

async function sharePage(connection: Connection): Promise<string> {
  const answer = await sendBounded({ method: "GET", url: `${connection.restUrl}/share` }, reachOf(connection));
  if (answer.status === 200 && answer.headers["content-type"]?.includes("html")) return ADDRESS_ONLY;
  throw new UpstreamError(
    { kind: "rejected", wasSent: true },
    `It doesn't answer with a page (HTTP ${answer.status}): look at the address.`,
    null,
    answer.status,
  );
}

async function checked(name: string, run: () => Promise<string>): Promise<ProbeCheck> {
  try {
    return { name, state: "ok", says: await run() };
  } catch (error) {
    return failedCheck(name, error, "Biuwer");
  }
}
