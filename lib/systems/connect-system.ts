import "server-only";
import { DomainError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { env } from "@/lib/env";
import { defineOperation } from "@/lib/gate/operation";
import { approvedHosts, placeOf } from "@/lib/upstreams/addresses";
import { ConnectSystemInput } from "./system.schema";
import { keepSystemSecret, systemRef } from "./system.store";

/**
 * Connects one AFAS environment: its addresses are derived or checked, its credential is sealed, its Everybody group stands from the
 * start. The worker then proves the credential; nothing at the vendor changes.
 */
export const connectSystem = defineOperation({
  id: "system.connect",
  title: "Connect a system",
  roles: ["owner"],
  input: ConnectSystemInput,
  locks: (input) => [`system_name:${input.name.toLowerCase()}`],
  async change(tx, ctx, input) {
    const place = placeOf(
      input.participant
        ? { by: "participant", participant: input.participant, environment: input.environment }
        : { by: "address", restUrl: input.restUrl ?? "", soapUrl: input.soapUrl ?? "" },
      env().GATEHOUSE_UPSTREAM_ALLOW,
    );
    if (!place.ok) throw new DomainError("invalid_input", undefined, { fields: { [place.field]: place.says } });
    const taken = await tx.system.findFirst({ where: { name: { equals: input.name, mode: "insensitive" } } });
    if (taken) throw new DomainError("invalid_input", undefined, { fields: { name: "Another system has this name" } });

    const id = newId("system");
    const { name, environment, custody, usersConnector, userGroupsConnector } = input;
    const { restUrl, soapUrl } = place;
    const settings = {
      usersConnector,
      userGroupsConnector,
      ...(input.participant ? { participant: input.participant } : {}),
    };
    const approvedHost = approvedHosts(place).join(",");
    const system = await tx.system.create({
      data: {
        id,
        vendor: "afas",
        name,
        environment,
        restUrl,
        soapUrl,
        approvedHost,
        settings,
        custody,
        stateSince: ctx.now,
        healthSince: ctx.now,
      },
    });
    await keepSystemSecret(tx, id, "token", input.token);
    if (input.environmentKey) await keepSystemSecret(tx, id, "environment_key", input.environmentKey);
    await tx.userGroup.create({
      data: {
        id: newId("group"),
        systemId: id,
        code: "Everybody",
        description: "Everybody",
        kind: "everybody",
        source: "observed",
        createdIn: ctx.changeId,
        createdAt: ctx.now,
      },
    });
    return {
      value: { systemId: id },
      sentence: `Connect ${name}`,
      audit: [
        {
          code: "system.connected",
          subject: systemRef(system),
          after: { environment, "REST address": restUrl, "SOAP address": soapUrl, custody },
        },
      ] as const,
    };
  },
});
