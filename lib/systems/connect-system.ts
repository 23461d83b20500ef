import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { env } from "@/lib/env";
import { defineOperation } from "@/lib/gate/operation";
import { askForReading } from "@/lib/observe/reading.store";
import { approvedHosts } from "@/lib/upstreams/addresses";
import { placeOf } from "@/lib/upstreams/places";
import type { Place } from "@/lib/upstreams/profile";
import { profileOf } from "@/lib/upstreams/profiles";
import { checkTyped, under } from "@/lib/upstreams/typed-fields.rules";
import { ConnectSystemInput } from "./system.schema";
import { keepSystemSecret, systemRef } from "./system.store";

/**
 * Connects one environment of a vendor: its driver checks where it is, its secrets are sealed, its group of everybody stands from the
 * start where the vendor has one. The worker then proves the credential; nothing at the vendor changes. Throws `invalid_input` by field.
 */
export const connectSystem = defineOperation({
  id: "system.connect",
  title: "Connect a system",
  roles: ["owner"],
  input: ConnectSystemInput,
  output: ids("systemId"),
  locks: (input) => [`system_name:${input.name.toLowerCase()}`],
  async change(tx, ctx, { vendor, name, environment, custody, fields }) {
    const profile = profileOf(vendor);
    const place = placeTyped(vendor, { ...fields, environment });
    const taken = await tx.system.findFirst({ where: { name: { equals: name, mode: "insensitive" } } });
    if (taken) throw new DomainError("invalid_input", undefined, { fields: { name: "Another system has this name" } });

    const id = newId("system");
    const { restUrl, soapUrl, settings, secrets } = place;
    const approvedHost = approvedHosts({ restUrl, soapUrl: soapUrl ?? "" }).join(",");
    const since = { stateSince: ctx.now, healthSince: ctx.now };
    const system = await tx.system.create({
      data: { id, vendor, name, environment, restUrl, soapUrl, approvedHost, settings, custody, ...since },
    });
    for (const [field, text] of Object.entries(secrets)) await keepSystemSecret(tx, system.id, field, text);
    if (profile.everybody) {
      const made = { source: "observed", createdIn: ctx.changeId, createdAt: ctx.now };
      await tx.userGroup.create({
        data: { id: newId("group"), systemId: id, ...profile.everybody, kind: "everybody", ...made },
      });
    }
    // So that what is there can be seen, and taken over, as soon as the credential is proven.
    if (profile.canBeRead?.(settings) ?? true) {
      await askForReading(tx, { systemId: id, purpose: "adopt", askedBy: ctx.actor.name, now: ctx.now });
    }
    const addresses = { address: restUrl, ...(soapUrl ? { "second address": soapUrl } : {}) };
    return {
      value: { systemId: id },
      sentence: `Connect ${name}`,
      audit: [
        {
          code: "system.connected",
          subject: systemRef(system),
          after: { vendor: profile.name, environment, ...addresses, custody },
        },
      ] as const,
      warnings: profile.notice ? [profile.notice] : [],
    };
  },
});

// The kind of environment is asked of every vendor; some find their address by it.
function placeTyped(
  vendor: string,
  { environment, ...fields }: Record<string, string> & { environment: string },
): Place {
  const typed = checkTyped(profileOf(vendor).setup, fields);
  if (!typed.ok) throw new DomainError("invalid_input", undefined, { fields: under("fields", typed.fields) });
  const texts = Object.fromEntries(Object.entries(typed.values).map(([key, value]) => [key, String(value)]));
  const place = placeOf(vendor, { ...texts, environment }, env().GATEHOUSE_UPSTREAM_ALLOW);
  if (!place.ok) throw new DomainError("invalid_input", undefined, { fields: under("fields", place.fields) });
  return place;
}
