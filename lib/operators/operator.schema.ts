import { z } from "zod";
import { ROLES } from "@/lib/core/permissions";
import { OptionalReason } from "@/lib/core/reason.schema";

export const SHORTEST_PASSWORD = 12;

const name = z.string("Enter a name").trim().min(1, "Enter a name").max(120, "Keep the name under 120 characters");
const email = z
  .string("Enter an e-mail address")
  .trim()
  .toLowerCase()
  .max(254, "Keep the e-mail address under 254 characters")
  .pipe(z.email("Enter an e-mail address such as name@company.example"));
const role = z.enum(ROLES, "Choose a role");
const operatorId = z.string().max(40);

export const AddOperatorInput = z.strictObject({ name, email, role });
export const OperatorInput = z.strictObject({ operatorId });
export const ChangeRoleInput = z.strictObject({ operatorId, role });
export const DisableOperatorInput = z.strictObject({ operatorId, ...OptionalReason.shape });

/** What the set-up page takes: the first owner chooses his own password. */
export const SetUpForm = z.strictObject({
  name,
  email,
  password: z
    .string(`Choose a password of ${SHORTEST_PASSWORD} characters or more`)
    .min(SHORTEST_PASSWORD, `Choose a password of ${SHORTEST_PASSWORD} characters or more`)
    .max(256, "Keep the password under 256 characters"),
});

/** What the operation takes: the password never travels further than its hash. */
export const SetUpOwnerInput = z.strictObject({ name, email, token: z.string().max(100), passwordHash: z.string() });

export const SignInInput = z.strictObject({
  operatorId,
  way: z.enum(["password", "demo"]),
  address: z.string().max(45).nullable(),
  userAgent: z.string().max(300).nullable(),
  /** The session that the browser held until now; it ends with this sign-in. */
  replaces: z.string().max(40).nullable(),
});

export const RefuseSignInInput = z.strictObject({
  operatorId: operatorId.nullable(),
  way: z.enum(["password", "demo"]),
  why: z.enum(["wrong", "unavailable"]),
  address: z.string().max(45).nullable(),
});
