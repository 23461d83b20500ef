import { z } from "zod";
import { Reason } from "@/lib/core/reason.schema";
import { IdText, OptionalMoment } from "@/lib/core/text.schema";

export const BlockConnectorInput = Reason.extend({ connectorId: IdText, until: OptionalMoment });
export const UnblockConnectorInput = Reason.partial().extend({ connectorId: IdText });
export const BlockUserInput = Reason.extend({ userId: IdText, until: OptionalMoment });
export const UnblockUserInput = Reason.partial().extend({ userId: IdText });
export const DisableUserInput = z.strictObject({ userId: IdText });
export const EnableUserInput = z.strictObject({ userId: IdText });
export const BlockGroupInput = Reason.extend({ groupId: IdText, until: OptionalMoment });
export const UnblockGroupInput = Reason.partial().extend({ groupId: IdText });
export const SuspendSystemInput = Reason.extend({ systemId: IdText, until: OptionalMoment });
export const ReopenSystemInput = Reason.partial().extend({ systemId: IdText });
