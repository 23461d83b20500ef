import { z } from "zod";
import { ID_PREFIXES, type IdKind, newId } from "@/lib/core/ids";

type Schema = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  format?: string;
  minLength?: number;
  minItems?: number;
  minimum?: number;
};

/** An input of the right shape for a schema, whose ids belong to nothing: what a caller might send who knows the API and no ids. */
export function sampleInput(schema: z.ZodType): unknown {
  return sample(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema, "");
}

function sample(schema: Schema, name: string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choice?.[0]) return sample(choice[0], name);
  switch (schema.type) {
    case "object": {
      const required = new Set(schema.required ?? []);
      const fields = Object.entries(schema.properties ?? {}).filter(([key]) => required.has(key));
      return Object.fromEntries(fields.map(([key, field]) => [key, sample(field, key)]));
    }
    case "array":
      return [sample(schema.items ?? {}, name.replace(/s$/, ""))];
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return false;
    case "null":
      return null;
    default:
      return text(schema, name);
  }
}

function text({ format, minLength = 1 }: Schema, name: string): string {
  if (format === "email") return "sample@kade.example";
  if (format === "date-time") return "2099-01-01T00:00:00.000Z";
  const kind = name.replace(/Ids?$/, "");
  if (/Ids?$/.test(name) && kind in ID_PREFIXES) return newId(kind as IdKind);
  return "Sample text".padEnd(Math.max(minLength, 11), " of some length");
}
