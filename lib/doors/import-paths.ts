import "server-only";
import { IMPORT_KINDS } from "@/lib/imports/import.schema";

type Json = Record<string, unknown>;

// What is no operation and no reading: a file that is streamed in, and what became of its rows.

const KIND: Json = { name: "kind", in: "path", required: true, schema: { type: "string", enum: [...IMPORT_KINDS] } };
const ID: Json = { name: "id", in: "path", required: true, schema: { type: "string" } };
const CSV: Json = { "text/csv": { schema: { type: "string" } } };
const counted: Json = { type: ["object", "null"], additionalProperties: { type: "integer" } };

const told = (value: Json): Json => ({
  "application/json": {
    schema: { type: "object", required: ["ok", "value"], properties: { ok: { const: true }, value } },
  },
});
const UPLOADED = told({
  type: "object",
  required: ["importId", "rows", "columns"],
  properties: {
    importId: { type: "string", description: "Give it to import.apply" },
    rows: { type: "integer" },
    columns: { type: "array", items: { type: "string" } },
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
      requestBody: { required: true, content: CSV },
    },
  },
  "/api/v1/imports/{kind}/{id}": { get: call("import.state", "How far an import is", [KIND, ID], 200, STATE) },
  "/api/v1/imports/{kind}/{id}/rejects": {
    get: call("import.rejects", "The rows that were not carried out, and why", [KIND, ID], 200, CSV),
  },
};
