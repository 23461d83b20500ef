import "server-only";
import { z } from "zod";
import { getConnector, listConnectors, listEndpoints, listFilters } from "@/lib/connectors/connector.queries";
import { CONNECTOR_SORTS } from "@/lib/connectors/connector-views.rules";
import { BlockView, choice, given, Id, IdField, Moment, VendorSideView, Words } from "./fields";
import { list, one, wholeList } from "./reading";

const LinkedGroupView = z.object({
  id: Id,
  code: z.string(),
  description: z.string(),
  isEverybody: z.boolean(),
  headCount: z.int(),
});

const ConnectorRowView = z.object({
  id: Id,
  name: z.string(),
  systemId: Id,
  systemName: z.string(),
  group: LinkedGroupView.nullable(),
  block: BlockView.nullable(),
  endpointCount: z.int(),
  writingCount: z.int().describe("Endpoints that can write"),
  tokenCount: z.int().describe("Tokens that work"),
  owner: z.string().nullable(),
  changedAt: Moment,
  vendor: VendorSideView,
  blockAtVendor: VendorSideView,
});

const ConnectorView = ConnectorRowView.extend({
  purpose: z.string().nullable(),
  version: z.int().describe("Named by an edit of the connector"),
  authentication: z.string(),
  tokenValidityDays: z.int().nullable(),
  filterCount: z.int(),
  retiredAt: Moment.nullable(),
});

const EndpointView = z.object({
  id: Id,
  kind: z.string(),
  name: z.string(),
  canWrite: z.boolean(),
  since: Moment,
  by: z.string().nullable(),
  vendor: VendorSideView,
});

const FilterView = z.object({ id: Id, says: z.string(), since: Moment, by: z.string().nullable() });

/** App connectors, what they may call and what is filtered. */
export const CONNECTOR_READINGS = {
  connectors: list({
    title: "App connectors",
    filters: {
      q: Words,
      system: IdField("a system"),
      state: choice(["open", "blocked"], "Open or blocked"),
      owner: choice(["none"], "Those that nobody answers for"),
      group: choice(["everybody"], "Those that are open to everybody"),
      writes: choice(["yes"], "Those with an endpoint that can write"),
    },
    sorts: { keys: CONNECTOR_SORTS, usual: "name" },
    row: ConnectorRowView,
    read: (actor, { q, system: systemId, state, owner, group, writes }, page, sort) =>
      listConnectors(
        actor,
        {
          ...given({ q, systemId, state }),
          ...(owner ? { hasNoOwner: true } : {}),
          ...(group ? { isEverybody: true } : {}),
          ...(writes ? { canWrite: true } : {}),
        },
        page,
        sort,
      ),
  }),
  "connectors/{id}": one({ title: "One app connector", row: ConnectorView, read: getConnector }),
  "connectors/{id}/endpoints": wholeList({
    title: "What an app connector may call",
    row: EndpointView,
    read: async (actor, _filter, id) => listEndpoints(actor, (await getConnector(actor, id)).id),
  }),
  "connectors/{id}/filters": wholeList({
    title: "Record filters as they were declared; the vendor enforces them",
    row: FilterView,
    read: async (actor, _filter, id) => listFilters(actor, (await getConnector(actor, id)).id),
  }),
};
