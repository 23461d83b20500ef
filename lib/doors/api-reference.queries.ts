import "server-only";
import { z } from "zod";
import { checkMayRead } from "@/lib/access/asked.store";
import type { Actor } from "@/lib/core/actor";
import { type ErrorCode, PUBLIC_TEXT } from "@/lib/core/errors";
import { ROLES } from "@/lib/core/permissions";
import { PAGE_SIZES } from "@/lib/db/paging";
import { env } from "@/lib/env";
import { PUBLIC_OPERATIONS, readingId } from "./openapi";
import { HTTP_STATUS } from "./problem";
import { DEEPEST_JSON, LONGEST_BODY } from "./read-json";
import { READINGS } from "./readings";

export type FieldView = { name: string; says: string; isRequired: boolean };
export type CallView = {
  id: string;
  title: string;
  address: string;
  method: "GET" | "POST";
  roles: readonly string[];
  fields: FieldView[];
};
export type ApiReference = {
  readings: CallView[];
  operations: CallView[];
  /** The address of this installation. */
  origin: string;
  limits: { what: string; says: string }[];
  problems: { code: ErrorCode; status: number; title: string }[];
};

/** The API for a reader: the same registry and schemas that the OpenAPI document is made from. */
export function readApiReference(actor: Actor): ApiReference {
  checkMayRead(actor);
  return {
    readings: Object.entries(READINGS).map(([address, { title, roles, query }]) => ({
      id: readingId(address),
      title,
      address: `/api/v1/${address}`,
      method: "GET",
      roles: roles ?? ROLES,
      fields: fieldsOf(query),
    })),
    operations: PUBLIC_OPERATIONS.map(({ id, title, roles, input }) => ({
      id,
      title,
      address: `/api/v1/operations/${id}`,
      method: "POST",
      roles: [roles].flat(),
      fields: fieldsOf(input),
    })),
    origin: env().appOrigins[0] ?? "",
    limits: limitsOf(),
    problems: (Object.keys(PUBLIC_TEXT) as ErrorCode[]).map((code) => ({
      code,
      status: HTTP_STATUS[code],
      title: PUBLIC_TEXT[code],
    })),
  };
}

function limitsOf(): ApiReference["limits"] {
  const { GATEHOUSE_API_CALLS: calls, GATEHOUSE_API_STRANGERS: strangers } = env();
  const number = (n: number): string => n.toLocaleString("en-GB");
  return [
    {
      what: "Rate",
      says: `${number(calls)} calls a minute for each key; RateLimit says how many are left, Retry-After when to come back`,
    },
    {
      what: "Without a key",
      says: `${number(strangers)} calls a minute from one address, then they are refused unread`,
    },
    { what: "Body", says: `${number(LONGEST_BODY / 1024)} kB of JSON, nested ${DEEPEST_JSON} levels at most` },
    { what: "Page", says: `${PAGE_SIZES.join(", ")} rows` },
  ];
}

type Schema = {
  type?: string | string[];
  enum?: unknown[];
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  default?: unknown;
  description?: string;
  format?: string;
  maxLength?: number;
  additionalProperties?: unknown;
};

function fieldsOf(input: z.ZodType): FieldView[] {
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema;
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    says: schema.description ? `${schema.description} (${wordsOf(schema)})` : wordsOf(schema),
    isRequired: required.includes(name),
  }));
}

function wordsOf(schema: Schema): string {
  const { type, enum: choices, items, anyOf, properties, default: usual } = schema;
  const begins =
    usual === undefined || typeof usual === "object" ? "" : `, ${JSON.stringify(usual)} where it is left out`;
  if (choices) return `${choices.map(String).join(" · ")}${begins}`;
  if (items) return `list of ${wordsOf(items)}`;
  if (anyOf) return [...new Set(anyOf.map(wordsOf))].join(" or ");
  if (properties) return `{ ${Object.keys(properties).join(", ")} }`;
  if (schema.format === "date-time") return "moment";
  const kind = type === "object" ? "object" : type === "string" ? "text" : String(type ?? "anything");
  return `${kind}${schema.maxLength ? ` of ${schema.maxLength.toLocaleString("en-GB")} characters at most` : ""}${begins}`;
}
