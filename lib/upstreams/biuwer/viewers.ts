import { beforeSending } from "../answers";
import type { EffectOf, EndpointRef } from "../effects";
import type { AssumedApi } from "./client";
import { type FoundGroup, findGroup, needGroup } from "./lookup";
import type { Look } from "./verify";

type Include = EffectOf<"connector.include.v1">;
type Exclude = EffectOf<"connector.exclude.v1">;

/** Whether the linked group has View on every resource. */
export async function seesAll({ connector, endpoints }: Include, api: AssumedApi): Promise<Look> {
  if (!connector.group) return { state: "so", note: NOT_LINKED };
  const group = await findGroup(api, connector.group);
  const seen = group ? await seenBy(group, endpoints, api) : [];
  const note = `Biuwer gives ${connector.group.code} View on ${seen.length} of ${endpoints.length}. What is not shared yet is shared by a person.`;
  return { state: seen.length === endpoints.length ? "so" : "not_so", note };
}

/** Whether the linked group has View on none of what is taken away. */
export async function seesNone(effect: Exclude, api: AssumedApi): Promise<Look> {
  if (!effect.connector.group) return { state: "so", note: NOT_LINKED };
  const group = await findGroup(api, effect.connector.group);
  const seen = group ? await seenBy(group, goneFrom(effect), api) : [];
  const note = `Biuwer gives ${effect.connector.group.code} View on ${seen.length} of what was to be taken away. What is inherited from a Shared Space is not in this list.`;
  return { state: seen.length === 0 ? "so" : "not_so", note };
}

/** Gives the linked group View on each resource that it can't see yet. */
export async function addViewers({ connector, endpoints }: Include, api: AssumedApi): Promise<void> {
  if (!connector.group) return;
  const group = await beforeSending(needGroup(api, connector.group));
  const seen = await beforeSending(seenBy(group, endpoints, api));
  for (const endpoint of endpoints) {
    if (!seen.includes(endpoint)) await api.bare("viewers.add", paramsOf(endpoint), bodyOf(api, group));
  }
}

/** Takes the linked group's View away, but for what another application of the group still shows. */
export async function removeViewers(effect: Exclude, api: AssumedApi): Promise<void> {
  if (!effect.connector.group) return;
  const group = await beforeSending(needGroup(api, effect.connector.group));
  for (const endpoint of await beforeSending(seenBy(group, goneFrom(effect), api))) {
    await api.bare("viewers.remove", paramsOf(endpoint), bodyOf(api, group));
  }
}

const NOT_LINKED = "It is linked to no group, so nobody's View depends on it.";

const paramsOf = ({ kind, name }: EndpointRef) => ({ kind, resource: name });
const bodyOf = (api: AssumedApi, group: FoundGroup) => ({ [api.contract.fields.viewer.group]: group.id });

function goneFrom({ endpoints, stillWanted = [] }: Exclude): EndpointRef[] {
  return endpoints.filter((e) => !stillWanted.some((kept) => kept.kind === e.kind && kept.name === e.name));
}

async function seenBy(group: FoundGroup, endpoints: EndpointRef[], api: AssumedApi): Promise<EndpointRef[]> {
  const seen: EndpointRef[] = [];
  for (const endpoint of endpoints) {
    for await (const row of api.rows("viewers.list", paramsOf(endpoint))) {
      if (String(row[api.contract.fields.viewer.group]) !== group.id) continue;
      seen.push(endpoint);
      break;
    }
  }
  return seen;
}
