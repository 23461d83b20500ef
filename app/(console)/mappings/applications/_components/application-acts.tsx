"use client";

import { PlannedConfirm } from "../../../_blocks/planned-confirm";
import {
  planRetireApplicationAction,
  planRevokeApplicationKeyAction,
  retireApplicationAction,
  revokeApplicationKeyAction,
} from "../actions";

type Retired = { application: { id: string; name: string; mappings: number }; reasons: readonly string[] };

/** Ends a host application for good, after saying who is cut off. */
export function RetireApplication({ application: { id, name, mappings }, reasons }: Retired) {
  const applicationId = id;
  return (
    <PlannedConfirm
      trigger={{ children: "Retire application" }}
      title={`Retire ${name}?`}
      consequence={() => (
        <>
          <strong>Its next request is refused.</strong>{" "}
          {mappings === 1 ? "One key" : `${mappings.toLocaleString("en-GB")} keys`} of it{" "}
          {mappings === 1 ? "is" : "are"} answered no more. It can’t be brought back; its history stays.
        </>
      )}
      plan={planRetireApplicationAction}
      planInput={{ applicationId, reason: "Preview" }}
      action={retireApplicationAction}
      fixed={{ applicationId }}
      reasons={reasons}
      confirm="Retire application"
      keep="Keep application"
      doneHref="/mappings/applications"
    />
  );
}

type Revoked = { applicationKey: { id: string; lastFour: string }; name: string };

/** Revokes one key of a host application, after saying that it is the program that is cut off. */
export function RevokeApplicationKey({ applicationKey: { id, lastFour }, name }: Revoked) {
  return (
    <PlannedConfirm
      trigger={{ children: "Revoke", size: "sm" }}
      title={
        <>
          Revoke the key ending in <span className="mono">{lastFour}</span> of {name}?
        </>
      }
      consequence={() => (
        <>
          <strong>The next request that shows it is refused.</strong> Where {name} has no other key, none of its users
          is answered.
        </>
      )}
      plan={planRevokeApplicationKeyAction}
      planInput={{ applicationKeyId: id }}
      action={revokeApplicationKeyAction}
      fixed={{ applicationKeyId: id }}
      confirm="Revoke key"
      keep="Keep key"
    />
  );
}
