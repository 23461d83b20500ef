import { Schemas } from "scimmy";
import { listResponse, MOST_RESULTS } from "./lists";
import { RESOURCE_TYPES, SCHEMAS } from "./schemas";
import { ScimError } from "./scim-error";

type Json = Record<string, unknown>;

/** What this door can do, as clients ask it before anything else. */
export function serviceProviderConfig(base: string, documentationUri: string): Json {
  return {
    schemas: [Schemas.ServiceProviderConfig.id],
    documentationUri,
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MOST_RESULTS },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: false },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "API key",
        description: "An API key of Gatehouse as a bearer token; its role decides what it may do.",
        specUri: "https://www.rfc-editor.org/rfc/rfc6750",
        primary: true,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${base}/ServiceProviderConfig` },
  };
}

/** Every type of resource, or the one of this name; throws 404. */
export function resourceTypes(base: string, name: string | null): Json {
  const types = RESOURCE_TYPES.map(({ name: id, endpoint, schema, extensions, description }) => ({
    schemas: [Schemas.ResourceType.id],
    ...{ id, name: id, endpoint, description, schema },
    schemaExtensions: extensions.map((extension) => ({ schema: extension, required: false })),
    meta: { resourceType: "ResourceType", location: `${base}/ResourceTypes/${id}` },
  }));
  return oneOrAll(types, name);
}

/** Every schema, or the one of this id; throws 404. */
export function schemas(base: string, id: string | null): Json {
  const all = SCHEMAS.map((schema) => JSON.parse(JSON.stringify(schema.describe(`${base}/Schemas`))) as Json);
  return oneOrAll(all, id);
}

function oneOrAll(all: readonly Json[], id: string | null): Json {
  if (id === null) return listResponse(all, all.length);
  const found = all.find((one) => String(one.id).toLowerCase() === id.toLowerCase());
  if (!found) throw new ScimError(404, null, `There is no ${id}.`);
  return found;
}
