import type { Role } from "./permissions";

/** Who acts. An actor is always re-read from our own database; its id is never empty. */
export type Actor =
  | {
      readonly kind: "operator";
      readonly id: string;
      readonly name: string;
      readonly role: Role;
      readonly sessionId: string | null;
    }
  | { readonly kind: "api_key"; readonly id: string; readonly name: string; readonly role: Role }
  | { readonly kind: "system"; readonly id: "system"; readonly name: string };

/** Who asks from outside: a person at the console, or a program with a key. */
export type Caller = Exclude<Actor, { kind: "system" }>;

/** The way in: every door leads through the same gate. */
export const DOORS = ["screen", "api", "scim", "shell", "worker", "scheduler"] as const;
export type Door = (typeof DOORS)[number];

/** What travels with one request from its door to its audit event. */
export type RequestInfo = {
  readonly door: Door;
  readonly requestId: string;
  readonly address: string | null;
};

/** The worker and the scheduler act under this name. */
export const SYSTEM_ACTOR: Actor = { kind: "system", id: "system", name: "Gatehouse" };
