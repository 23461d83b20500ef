import "server-only";
import { z } from "zod";
import { checkMayRead } from "@/lib/access/asked.store";
import type { Actor } from "@/lib/core/actor";
import { type ErrorCode, PUBLIC_TEXT } from "@/lib/core/errors";
import { QUESTIONS } from "./access-questions";
import { PUBLIC_OPERATIONS } from "./openapi";
import { HTTP_STATUS } from "./problem";

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
  questions: CallView[];
  operations: CallView[];
  problems: { code: ErrorCode; status: number; title: string }[];
};

/** The API for a reader: the same registry and schemas that the OpenAPI document is made from. */
export function readApiReference(actor: Actor): ApiReference {
  checkMayRead(actor);
  return {
    questions: Object.entries(QUESTIONS).map(([name, { title, query }]) => ({
      id: `access.${name}`,
      title,
      address: `/api/v1/access/${name}`,
      method: "GET",
      roles: [],
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
    problems: (Object.keys(PUBLIC_TEXT) as ErrorCode[]).map((code) => ({
      code,
      status: HTTP_STATUS[code],
      title: PUBLIC_TEXT[code],
    })),
  };
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
