import { notFound } from "next/navigation";
import { requireActor } from "@/lib/auth/session";
import { DomainError } from "@/lib/core/errors";
import { getImport } from "@/lib/imports/import.queries";

/** Who asks, and the import that an address names; not found for who may not import. */
export async function readImport(params: Promise<{ id: string }>) {
  const actor = await requireActor();
  const { id } = await params;
  try {
    return { actor, view: await getImport(actor, id) };
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") notFound();
    throw error;
  }
}
