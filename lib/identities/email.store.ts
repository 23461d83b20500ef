import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { EMAIL_VENDORS } from "./identity.rules";

/** Accounts of others that go by this address, in systems that join people by it. */
export function othersWithEmail(
  tx: Tx,
  userId: string,
  email: string,
): Promise<{ name: string; userCode: string; systemName: string }[]> {
  return queryRows(
    tx,
    Prisma.sql`select u.name, a.remote_id as "userCode", s.name as "systemName"
               from account a join app_user u on u.id = a.user_id join system s on s.id = a.system_id
               where a.valid_to is null and lower(a.email) = lower(${email}) and a.user_id <> ${userId}
                 and s.vendor = any(${EMAIL_VENDORS}) order by s.name, a.remote_id`,
  );
}
