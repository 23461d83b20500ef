import { notFound } from "next/navigation";
import { DomainError } from "@/lib/core/errors";

/** What a query finds, or the page "not available" where it says so; every other failure goes on. */
export async function found<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") notFound();
    throw error;
  }
}
