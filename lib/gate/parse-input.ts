import "server-only";
import { DomainError } from "@/lib/core/errors";
import type { Operation } from "./operation";

/** The checked input; throws `invalid_input` with one sentence a field, keyed by its path. */
export function parseInput<I>(operation: Pick<Operation<I, unknown>, "input">, input: unknown): I {
  const parsed = operation.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const path = issue.path.map(String).join(".") || "form";
    fields[path] ??= issue.message;
  }
  throw new DomainError("invalid_input", undefined, { fields });
}

/** The reason that an input carries, if it carries one. */
export function reasonOf(input: unknown): { reason: string | null; ticket: string | null; note: string | null } {
  const record = typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
  const text = (key: string): string | null => {
    const value = record[key];
    return typeof value === "string" && value.trim() !== "" ? value : null;
  };
  return { reason: text("reason"), ticket: text("ticket"), note: text("note") };
}
