import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readList } from "@/lib/db/list";
import type { Page, PageResult } from "@/lib/db/paging";
import { EMAIL_VENDORS } from "./identity.rules";
import { type IdentityFilter, type JoinedPerson, searchWords } from "./identity-views.rules";
import { IS_JOINED_PERSON, joinedPersonOf, PERSON_COLUMNS, PERSON_FLAGS, type RawPerson } from "./joined-people.store";

const { sql } = Prisma;

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;

function check(actor: Reader): void {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
}

function whereOf({ q, systemIds, problems = [] }: IdentityFilter): Prisma.Sql {
  const wanted = (["shared_email", "two_emails", "unmatched_email"] as const).filter((one) => problems.includes(one));
  return Prisma.join(
    [
      systemIds && systemIds.length > 0
        ? sql`exists (select 1 from account a join system s on s.id = a.system_id where a.user_id = u.id and a.valid_to is null
                      and s.vendor = any(${EMAIL_VENDORS}) and s.id = any(${[...systemIds]}))`
        : IS_JOINED_PERSON,
      ...(wanted.length > 0
        ? [
            sql`(${Prisma.join(
              wanted.map((one) => PERSON_FLAGS[one]),
              " or ",
            )})`,
          ]
        : []),
      ...searchWords(q).map((word) => sql`u.search_text like ${`%${word}%`}`),
    ],
    " and ",
  );
}

/** People with accounts at vendors that join people by e-mail, a page of them by name. */
export async function listJoinedPeople(
  actor: Reader,
  filter: IdentityFilter,
  page: Page,
  isDescending = false,
): Promise<PageResult<JoinedPerson>> {
  check(actor);
  const direction = isDescending ? "desc" : "asc";
  const found = await readList<RawPerson & { sortKey: string }>(page, {
    columns: sql`${PERSON_COLUMNS}, lower(u.name) as "sortKey"`,
    from: sql`from app_user u`,
    where: whereOf(filter),
    order: [
      { column: sql`lower(u.name) collate "C"`, as: "text", direction },
      { column: sql`u.id`, as: "text", direction },
    ],
    keysOf: (row) => [row.sortKey, row.userId],
  });
  return { ...found, rows: found.rows.map(joinedPersonOf) };
}

/** One person with every account and the address that each goes by; throws `not_found`. */
export async function getJoinedPerson(actor: Reader, userId: string): Promise<JoinedPerson> {
  check(actor);
  if (!isId("user", userId)) throw new DomainError("not_found");
  const [raw] = await queryRows<RawPerson>(db, sql`select ${PERSON_COLUMNS} from app_user u where u.id = ${userId}`);
  if (!raw) throw new DomainError("not_found");
  return joinedPersonOf(raw);
}
