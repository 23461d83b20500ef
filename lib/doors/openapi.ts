import "server-only";
import { z } from "zod";
import { type ErrorCode, PUBLIC_TEXT } from "@/lib/core/errors";
import { ROLES } from "@/lib/core/permissions";
import packageJson from "@/package.json" with { type: "json" };
import { IMPORT_PATHS } from "./import-paths";
import { PlanView } from "./plan-view";
import { HTTP_STATUS } from "./problem";
import { READINGS } from "./readings";
import type { AnyReading } from "./readings/reading";
import { type AnyOperation, OPERATIONS } from "./registry";

type Json = Record<string, unknown>;

/** Operations that a program may be let in to; what only the worker or the shell does has no place in a documentation of the API. */
export const PUBLIC_OPERATIONS: readonly AnyOperation[] = OPERATIONS.filter(({ roles }) => roles !== "system");

/**
 * The API as OpenAPI 3.1, made from the registry and from the very schemas that check what comes in: what is documented is what is
 * there. `origin` is the address of this installation.
 */
export function openApiDocument(origin: string): Json {
  return {
    openapi: "3.1.1",
    info: {
      title: "Gatehouse",
      version: packageJson.version,
      summary: "Who can use which integration",
      description:
        "Every act of the console as an operation, its lists, and the questions about access. A key of Gatehouse says who asks; its role says what he may.",
      license: { name: "Proprietary", identifier: "LicenseRef-Proprietary" },
    },
    servers: [{ url: origin }],
    security: [{ key: [] }],
    tags: tagsOf(),
    paths: {
      ...Object.fromEntries(Object.entries(READINGS).map(([address, reading]) => readingPath(address, reading))),
      ...IMPORT_PATHS,
      ...Object.fromEntries(PUBLIC_OPERATIONS.map(operationPath)),
    },
    components: {
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description: "A key made under Settings, Operators, API keys: gth_key_...",
        },
      },
      schemas: { Problem: PROBLEM, Plan: answerSchemaOf(PlanView), Previewed: PREVIEWED },
      parameters: PARAMETERS,
      responses: {
        Problem: {
          description: "Refused, and nothing was changed",
          content: { "application/problem+json": { schema: ref("schemas/Problem") } },
        },
        Throttled: {
          description: "Too many calls; come back after so many seconds",
          headers: { ...RATE_HEADERS, "Retry-After": { schema: { type: "integer" }, description: "Seconds to wait" } },
          content: { "application/problem+json": { schema: ref("schemas/Problem") } },
        },
      },
      headers: {
        RateLimit: {
          description: 'How much of the rate is left and for how many seconds it is counted: "caller";r=1499;t=60',
          schema: { type: "string" },
        },
        RateLimitPolicy: {
          description: 'How many calls in how many seconds: "caller";q=1500;w=60',
          schema: { type: "string" },
        },
      },
    },
  };
}

const ref = (name: string): Json => ({ $ref: `#/components/${name}` });
const RATE_HEADERS: Json = { RateLimit: ref("headers/RateLimit"), "RateLimit-Policy": ref("headers/RateLimitPolicy") };
const CODES = Object.keys(PUBLIC_TEXT) as ErrorCode[];

const PROBLEM: Json = {
  type: "object",
  description: "A problem document (RFC 9457)",
  required: ["type", "title", "status", "detail", "code", "requestId"],
  properties: {
    type: { type: "string", description: "The page that explains the code" },
    title: { type: "string" },
    status: { type: "integer", enum: [...new Set(Object.values(HTTP_STATUS))].sort() },
    detail: { type: "string", description: "What happened, in words for people" },
    code: { type: "string", enum: CODES },
    requestId: { type: "string", description: "Under which it stands in the log" },
    next: { type: "string", description: "What to do next" },
    fields: {
      type: "object",
      additionalProperties: { type: "string" },
      description: "Each wrong field and what is wrong with it",
    },
    facts: { type: "object", additionalProperties: { type: ["string", "number"] } },
  },
};

/** What an operation answers: its value where it was done, the plan where it was previewed. */
function doneSchema(output: z.ZodType | undefined): Json {
  const done = {
    type: "object",
    required: ["ok", "value"],
    properties: {
      ok: { const: true },
      value: output ? answerSchemaOf(output) : { description: "Whatever the operation answers" },
      changeId: { type: "string", description: "The change that was made" },
    },
  };
  return { anyOf: [done, ref("schemas/Previewed")] };
}

const PREVIEWED: Json = {
  type: "object",
  description: "The answer with ?plan=1: nothing was changed",
  required: ["ok", "value"],
  properties: { ok: { const: true }, value: ref("schemas/Plan") },
};

const header = (name: string, description: string, schema: Json): Json => ({ name, in: "header", description, schema });
const PARAMETERS: Json = {
  IdempotencyKey: header("Idempotency-Key", "Sent again under the same key, it is done once.", {
    type: "string",
    minLength: 8,
    maxLength: 128,
  }),
  PlanHash: header("Plan-Hash", "The preview that this rests on; refused where the ground has moved since.", {
    type: "string",
  }),
  ConfirmCount: header("Confirm-Count", "How many people or tokens are hit, where that has to be confirmed.", {
    type: "integer",
  }),
  Plan: {
    name: "plan",
    in: "query",
    description: "1 previews: the same code, rolled back.",
    schema: { type: "string", enum: ["1"] },
  },
};

function operationPath(operation: AnyOperation): [string, Json] {
  const { id, title, roles, input, output } = operation;
  const parameters = Object.keys(PARAMETERS).map((name) => ref(`parameters/${name}`));
  const post = {
    operationId: id,
    tags: [tagOf(id)],
    summary: title,
    description: `For ${[roles].flat().join(", ")}.`,
    parameters,
    requestBody: { required: true, content: { "application/json": { schema: schemaOf(input) } } },
    responses: answers(doneSchema(output)),
  };
  return [`/api/v1/operations/${id}`, { post }];
}

function readingPath(address: string, { title, roles, query, answer }: AnyReading): [string, Json] {
  const { properties = {}, required = [] } = schemaOf(query) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  const parameters = Object.entries(properties).map(([field, { description, ...schema }]) => ({
    name: field,
    in: "query",
    required: required.includes(field),
    ...(description ? { description } : {}),
    schema,
  }));
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const get = {
    operationId: readingId(address),
    tags: [tagOfAddress(address)],
    summary: title,
    description: `For ${(roles ?? ROLES).join(", ")}.`,
    parameters: address.includes("{id}") ? [id, ...parameters] : parameters,
    responses: answers(answerSchemaOf(answer)),
  };
  return [`/api/v1/${address}`, { get }];
}

/** The name of a reading: `groups.list`, `groups.get`, `groups.members`, `access.who`. */
export function readingId(address: string): string {
  const [first = "", ...rest] = address.split("/");
  const last = rest.at(-1) ?? "list";
  return `${tagOfAddress(first)}.${last === "{id}" ? "get" : last}`;
}

const answers = (schema: Json): Json => ({
  200: { description: "Done", headers: RATE_HEADERS, content: { "application/json": { schema } } },
  429: ref("responses/Throttled"),
  "4XX": ref("responses/Problem"),
  "5XX": ref("responses/Problem"),
});

// What a caller sends, before it is trimmed and turned; rules that no schema can say are told by the problem document.
function schemaOf(input: z.ZodType): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Json;
  return schema;
}

// What a caller gets: moments are written as text.
function answerSchemaOf(answer: z.ZodType): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(answer, {
    io: "output",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "date") Object.assign(jsonSchema, { type: "string", format: "date-time" });
    },
  }) as Json;
  return schema;
}

const tagOfAddress = (address: string): string => (address.split("/")[0] ?? address).replaceAll("-", "_");
const tagOf = (id: string): string => id.split(".")[0] ?? id;

function tagsOf(): Json[] {
  const names = [...Object.keys(READINGS).map(tagOfAddress), ...PUBLIC_OPERATIONS.map(({ id }) => tagOf(id))];
  return [...new Set(names)].map((name) => ({ name, description: `Everything about ${name.replaceAll("_", " ")}` }));
}
