import "server-only";
import { KIND_WORDS, knownHeaders } from "@/lib/imports/import.rules";
import { IMPORT_KINDS } from "@/lib/imports/import.schema";

type Json = Record<string, unknown>;

// What is no operation and no reading: a file that is streamed in, and what became of its rows.

const KIND: Json = { name: "kind", in: "path", required: true, schema: { type: "string", enum: [...IMPORT_KINDS] } };
const ID: Json = { name: "id", in: "path", required: true, schema: { type: "string" } };
const CSV: Json = { "text/csv": { schema: { type: "string" } } };
const BODY_WORDS = IMPORT_KINDS.map((kind) => `${KIND_WORDS[kind].title}. ${knownHeaders(kind)}`).join("\n\n");
const counted: Json = { type: ["object", "null"], additionalProperties: { type: "integer" } };

const told = (value: Json): Json => ({
  "application/json": {
    schema: { type: "object", required: ["ok", "value"], properties: { ok: { const: true }, value } },
  },
});
const UPLOADED = told({
  type: "object",
  required: ["importId", "rows", "columns", "chosen", "leftOut", "lacking", "known", "counts"],
  properties: {
    importId: { type: "string", description: "Give it to import.apply" },
    rows: { type: "integer" },
    columns: { type: "array", items: { type: "string" } },
    chosen: {
      type: "object",
      additionalProperties: { type: "integer" },
      description: "The place, from 0, of each field",
    },
    leftOut: { type: "array", items: { type: "string" }, description: "Headers that say nothing known" },
    lacking: { type: ["string", "null"], description: "Which needed column no header names" },
    known: { type: ["string", "null"], description: "What columns may be called, where a header was not known" },
    counts: { ...counted, description: "Rows by what would become of them; null while a needed column is not named" },
  },
});
const STATE = told({
  type: "object",
  required: ["id", "kind", "state", "rows", "done", "passed"],
  properties: {
    id: { type: "string" },
    kind: { type: "string", enum: [...IMPORT_KINDS] },
    state: { type: "string", enum: ["uploaded", "running", "done", "failed"] },
    rows: { type: "integer" },
    counts: counted,
    done: { type: "integer", description: "Rows carried out so far" },
    passed: { type: "integer", description: "Rows passed by, each with its reason among the rejects" },
  },
});

const call = (operationId: string, summary: string, parameters: Json[], status: number, content: Json): Json => ({
  operationId,
  tags: ["import"],
  summary,
  parameters,
  responses: {
    [status]: { description: "Done", content },
    429: { $ref: "#/components/responses/Throttled" },
    "4XX": { $ref: "#/components/responses/Problem" },
    "5XX": { $ref: "#/components/responses/Problem" },
  },
});

/** The addresses of imports, as the OpenAPI document has them. */
export const IMPORT_PATHS: Json = {
  "/api/v1/imports/{kind}": {
    post: {
      ...call(
        "import.upload",
        "Stream a CSV file in and see what its rows would come to; import.apply carries it out",
        [KIND, { name: "name", in: "query", description: "The file's name", schema: { type: "string" } }],
        201,
        UPLOADED,
      ),
      requestBody: { required: true, description: BODY_WORDS, content: CSV },
    },
  },
  "/api/v1/imports/{kind}/{id}": { get: call("import.state", "How far an import is", [KIND, ID], 200, STATE) },
  "/api/v1/imports/{kind}/{id}/rejects": {
    get: call("import.rejects", "The rows that were not carried out, and why", [KIND, ID], 200, CSV),
  },
};
