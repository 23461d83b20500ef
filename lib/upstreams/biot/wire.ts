import { z } from "zod";

const Key = z.object({ id: z.string().min(1), creationTime: z.string().nullish() });

/** A service user as BioT shows it: ids and times of its secret keys, never a secret. */
export const ServiceUser = z.object({
  id: z.string().min(1),
  roleId: z.string().min(1),
  type: z.string(),
  ownerOrganizationId: z.string().nullish(),
  active: z.boolean().nullish(),
  name: z.string().nullish(),
  accessTokenExpirationInMinutes: z.number().nullish(),
  secretKeys: z.array(Key).nullish(),
});
export type ServiceUser = z.output<typeof ServiceUser>;

/** The one answer that holds a secret with its service user; the prose of the specification wraps it, schema and sample are flat. */
export const NewServiceUser = ServiceUser.extend({ secretKeyData: Key });
export const NewKey = Key.extend({ secretKey: z.string().min(1) });
export type NewKey = z.output<typeof NewKey>;

export const Role = z.object({
  id: z.string().min(1),
  name: z.string(),
  description: z.string().nullish(),
  type: z.string().nullish(),
  permissions: z.array(z.object({ id: z.string().min(1) })).nullish(),
});
export type Role = z.output<typeof Role>;

const Metadata = z.object({ page: z.object({ totalResults: z.int(), page: z.int(), limit: z.int() }) });
export const ServiceUserPage = z.object({ data: z.array(ServiceUser), metadata: Metadata });
export const RolePage = z.object({ data: z.array(Role), metadata: Metadata });
export type Found<T> = { data: T[]; metadata: z.output<typeof Metadata> };

export const ServiceSession = z.object({ accessToken: z.string().min(1), accessTokenExpiration: z.string() });
export const HumanSession = z.object({
  accessJwt: z.object({ token: z.string().min(1), expiration: z.string() }).nullish(),
  mfaRequired: z.boolean(),
  passwordResetRequired: z.boolean().nullish(),
});

/** The body of every refusal; no field is promised, so each may be missing. `code` is the one to branch on. */
export type SixFields = { code: string; message: string; details: Record<string, unknown> };

/** One question of a search: sent as JSON in the query, with pages counted from zero. */
export type SearchRequest = {
  filter?: Record<string, Record<string, unknown>>;
  sort?: { prop: string; order: "ASC" | "DESC" }[];
  page: number;
  limit: number;
};

export const searchQuery = (request: SearchRequest): string =>
  `searchRequest=${encodeURIComponent(JSON.stringify(request))}`;

/** What the vendor names where nothing else was set for a service user. */
export const USUAL_TOKEN_MINUTES = 30;
