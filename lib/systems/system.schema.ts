import { z } from "zod";

const name = z
  .string("Give the system a name")
  .trim()
  .min(2, "Give the system a name")
  .max(60, "Keep the name under 60 characters");
const secret = (what: string) => z.string(`Paste ${what}`).trim().min(8, `Paste ${what}`).max(2000);
const connectorName = z
  .string()
  .trim()
  .regex(/^[A-Za-z][A-Za-z0-9_]{1,79}$/, "Use the name as AFAS shows it, such as Profit_Users");

export const ENVIRONMENTS = ["production", "test", "accept"] as const;

export const ConnectSystemInput = z
  .strictObject({
    name,
    environment: z.enum(ENVIRONMENTS, "Choose the kind of environment"),
    participant: z.string().trim().optional(),
    restUrl: z.string().trim().optional(),
    soapUrl: z.string().trim().optional(),
    token: secret("the token of the app connector that Gatehouse uses"),
    environmentKey: z.string().trim().max(200).optional(),
    usersConnector: connectorName.default("Profit_Users"),
    userGroupsConnector: connectorName.default("Profit_UserGroups"),
    custody: z.enum(["keep", "forget"]).default("keep"),
  })
  .refine((input) => Boolean(input.participant) !== Boolean(input.restUrl && input.soapUrl), {
    path: ["participant"],
    message: "Give the participant number, or both addresses of an installation of your own",
  });

export const ReplaceCredentialInput = z
  .strictObject({
    systemId: z.string(),
    token: z.string().trim().max(2000).optional(),
    environmentKey: z.string().trim().max(200).optional(),
    expiresAt: z.iso.datetime({ offset: true }).optional(),
  })
  .refine((input) => Boolean(input.token || input.environmentKey), {
    path: ["token"],
    message: "Paste what is to be replaced",
  });
