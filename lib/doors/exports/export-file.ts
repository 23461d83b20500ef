import "server-only";
import { readHead } from "@/lib/audit/proven-events.store";
import type { RequestInfo } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { EXPORT_FORMATS, exportList } from "@/lib/evidence/export-list";
import { execute } from "@/lib/gate/execute";
import { parseInput } from "@/lib/gate/parse-input";
import { admit } from "../admit";
import { downloadBytes, refuseForeignLink } from "../download";
import { problem, refuse } from "../problem";
import { findReading } from "../readings";
import { findExport } from "./export-lists";
import { exportEntries } from "./export-stream";
import { zipStream } from "./zip-stream";

/**
 * Exports the list at these parts of an address as one zip of its rows, as CSV or NDJSON, and a manifest; itself one event of the audit
 * log. The filters are those of the list. Only a link of this console or a key of ours leads to it.
 */
export async function exportFile(parts: readonly string[], request: Request, info: RequestInfo): Promise<Response> {
  const found = findReading(parts);
  const exported = found && findExport(found.address);
  if (!found || !exported) return refuse("not_found", info, { message: "There is no such list to export." });
  if (request.headers.get("authorization") === null) {
    const foreign = refuseForeignLink(request.headers);
    if (foreign) return foreign;
  }
  const admission = await admit(request);
  const { headers } = admission;
  if (!admission.ok) return refuse(admission.code, info, { headers });
  const { actor } = admission;
  const { format: asked, ...filter } = Object.fromEntries(new URL(request.url).searchParams);
  const format = EXPORT_FORMATS.find((one) => one === (asked ?? "csv"));
  try {
    if (!format) throw new DomainError("invalid_input", undefined, { fields: { format: "Choose csv or ndjson" } });
    const query = parseInput({ input: exported.reading.query }, filter) as Record<string, unknown>;
    const input = { list: found.address, title: exported.list.title, filter: withId(filter, found.id), format };
    const done = await execute(exportList, { actor, request: info }, input);
    if (!done.ok) return problem(done.error, undefined, headers);
    const at = new Date(done.value.at);
    const name = `gatehouse-${parts[0]}-${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
    const entries = exportEntries({
      ...{
        actor,
        ...exported,
        query: { ...query, ...fixedMoment(found.address, query, at) },
        filter: input.filter,
        format,
        at,
      },
      ...{ id: found.id, address: found.address, file: `${name}.${format}`, changeId: done.changeId ?? "" },
      audit: await readHead(db),
    });
    return downloadBytes(`${name}.zip`, "application/zip", zipStream(entries, at), headers);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return refuse(error.code, info, { message: error.message, details: error.details, headers });
  }
}

const withId = (filter: Record<string, string>, id: string): Record<string, string> =>
  id ? { id, ...filter } : filter;

// Every page of who has access is asked as of one moment, so that the last page says what the first would have.
const fixedMoment = (address: string, query: Record<string, unknown>, at: Date) =>
  address === "access/who" ? { at: query.at ?? at } : {};
