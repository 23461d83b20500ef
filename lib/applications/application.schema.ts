import { z } from "zod";
import { Reason } from "@/lib/core/reason.schema";
import { IdText, optionalText, requiredText } from "@/lib/core/text.schema";
import { KEY_SHAPES } from "./application.rules";

/** One address or range that a host application may ask from, as 10.0.0.0/8 or 2001:db8::1. */
const Address = z
  .string()
  .trim()
  .max(49, "This is no address")
  .regex(
    /^(\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?|[0-9a-fA-F:]*:[0-9a-fA-F:.]*(\/\d{1,3})?)$/,
    "Write addresses as 192.0.2.7 or 10.0.0.0/8",
  );

const described = {
  name: requiredText("The name", 80),
  owner: optionalText("The owner", 80),
  purpose: optionalText("The purpose", 300),
  /** The app connectors that it may ask for. */
  connectorIds: z.array(IdText).max(200, "200 app connectors at most").default([]),
  /** Where it may ask from; empty means anywhere. */
  addresses: z.array(Address).max(50, "50 addresses at most").default([]),
};

export const CreateApplicationInput = z.strictObject({
  ...described,
  keyShape: z.enum(KEY_SHAPES, "Choose what its keys are"),
});

export const ChangeApplicationInput = z.strictObject({ applicationId: IdText, ...described });

export const RetireApplicationInput = Reason.extend({ applicationId: IdText });

const LifeDays = z.coerce
  .number("Enter a number of days")
  .int()
  .min(1, "At least one day")
  .max(730, "Two years at most")
  .optional();

export const MakeApplicationKeyInput = z.strictObject({ applicationId: IdText, lifeDays: LifeDays });

export const RotateApplicationKeyInput = z.strictObject({
  applicationKeyId: IdText,
  lifeDays: LifeDays,
  /** How long the old key goes on working beside the new one. */
  overlapHours: z.coerce
    .number("Enter a number of hours")
    .int()
    .min(0, "Nought ends the old key at once")
    .max(24 * 90, "90 days at most")
    .default(24),
});

export const ApplicationKeyInput = z.strictObject({ applicationKeyId: IdText });
