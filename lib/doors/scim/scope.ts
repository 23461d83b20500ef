import "server-only";
import type { Actor, RequestInfo } from "@/lib/core/actor";

/** What one SCIM request is about: which systems it sees, who asks, and where its resources are. */
export type Scope = {
  /** The one system of this address, or null for all of them. */
  systemId: string | null;
  /** The address that locations begin with. */
  base: string;
  actor: Actor;
  request: RequestInfo;
  /** The count that the caller accepts, where it said one. */
  confirm: number | null;
};

/** What is told: a body or none, and where it is. */
export type Told = { status: 200 | 201 | 204; body?: unknown; location?: string };
