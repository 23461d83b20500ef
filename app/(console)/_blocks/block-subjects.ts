import {
  blockConnectorAction,
  blockGroupAction,
  blockUserAction,
  planBlockConnectorAction,
  planBlockGroupAction,
  planBlockUserAction,
  planReopenSystemAction,
  planSuspendSystemAction,
  planUnblockConnectorAction,
  planUnblockGroupAction,
  planUnblockUserAction,
  reopenSystemAction,
  suspendSystemAction,
  unblockConnectorAction,
  unblockGroupAction,
  unblockUserAction,
} from "./actions";

export type BlockSubjectKind = "connector" | "user" | "group" | "system";

/** The words and acts of blocking each kind of thing, and of its way back. */
export const BLOCK_ACTS = {
  connector: {
    idKey: "connectorId",
    block: {
      action: blockConnectorAction,
      plan: planBlockConnectorAction,
      verb: "Block connector",
      keep: "Leave it open",
    },
    unblock: {
      action: unblockConnectorAction,
      plan: planUnblockConnectorAction,
      verb: "Unblock connector",
      keep: "Keep it blocked",
    },
    stops: "All traffic through it stops for everyone, webhooks included.",
  },
  user: {
    idKey: "userId",
    block: { action: blockUserAction, plan: planBlockUserAction, verb: "Block user", keep: "Leave open" },
    unblock: { action: unblockUserAction, plan: planUnblockUserAction, verb: "Unblock user", keep: "Keep blocked" },
    stops: "No connector lets this person in any more, and the vendor blocks the account.",
  },
  group: {
    idKey: "groupId",
    block: { action: blockGroupAction, plan: planBlockGroupAction, verb: "Block group", keep: "Leave it open" },
    unblock: {
      action: unblockGroupAction,
      plan: planUnblockGroupAction,
      verb: "Unblock group",
      keep: "Keep it blocked",
    },
    stops: "Nobody gets in through this group any more.",
  },
  system: {
    idKey: "systemId",
    block: {
      action: suspendSystemAction,
      plan: planSuspendSystemAction,
      verb: "Suspend system",
      keep: "Leave it open",
    },
    unblock: {
      action: reopenSystemAction,
      plan: planReopenSystemAction,
      verb: "Reopen system",
      keep: "Keep it suspended",
    },
    stops: "No connector of this system lets anybody in any more, as far as Gatehouse is asked.",
  },
} as const;
