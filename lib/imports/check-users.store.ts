import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { USER_TEXT } from "@/lib/users/user.schema";
import { type CheckScope, cellOf, givenRows } from "./check.store";

const { sql } = Prisma;

/** What is recorded of a user, in the columns that a file may change. */
const BASIS = sql`md5(jsonb_build_array(u.name, u.email, u.company, u.department)::text)`;

const tooLong = (column: Prisma.Sql, words: string, max: number): Prisma.Sql =>
  sql`when length(${column}) > ${max} then ${`${words} may have ${max} characters at most`}`;

// An address that differs in capitals alone is the same address.
const EMAIL = sql`case when lower(g.email) = lower(u.email) then u.email else g.email end`;

/** The difference of one field in words, null where there is none: an empty cell leaves what is there. */
const difference = (label: string, given: Prisma.Sql, stands: Prisma.Sql): Prisma.Sql =>
  sql`case when ${given} is not null and ${given} is distinct from ${stands} then ${`${label}: `} || coalesce(${stands}, 'none') || ' → ' || ${given} end`;

/**
 * Rows of users judged, as a table of row_no, verdict, says, target_id, basis and the values given: joined by id, or by e-mail address;
 * a row that has neither and names somebody known is ambiguous.
 */
export function checkedUsers(scope: CheckScope): Prisma.Sql {
  const cell = (name: string) => cellOf(scope, name);
  return sql`
    select x.*,
      case when x.refused is not null or x.has_left and x.differs <> '' then 'refused' when x.ambiguous is not null then 'ambiguous'
           when x.target_id is null then 'new' when x.differs <> '' then 'changed' else 'same' end as verdict,
      coalesce(x.refused, case when x.has_left and x.differs <> '' then 'This user has left' end, x.ambiguous, case when x.target_id is not null then nullif(x.differs, '') end) as says
    from (
      select g.row_no, g.name, ${EMAIL} as email, coalesce(g.kind, 'person') as kind, g.company, g.department,
        u.id as target_id, u.left_at is not null as has_left, case when u.id is not null then ${BASIS} end as basis,
        case
          when g.extra is not null then g.extra
          when g.id is not null and i.id is null then 'No user has this id'
          when g.is_known_kind = false then 'The kind is person or service user'
          when g.email !~ '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' then 'Write the e-mail address as name@company.example'
          ${tooLong(sql`g.name`, "The name", USER_TEXT.name)}
          ${tooLong(sql`g.email`, "An e-mail address", USER_TEXT.email)}
          ${tooLong(sql`g.company`, "The company", USER_TEXT.company)}
          ${tooLong(sql`g.department`, "The department", USER_TEXT.department)}
          when e.id <> i.id then null
          when g.first_id < g.row_no then 'Row ' || g.first_id || ' has the same id'
          when g.first_email < g.row_no then 'Row ' || g.first_email || ' has the same e-mail address'
          when u.id is not null and min(g.row_no) over (partition by u.id) < g.row_no
            then 'Row ' || min(g.row_no) over (partition by u.id) || ' is about the same user'
          when u.id is null and g.name is null then 'The name is needed'
          when u.id is not null and g.kind <> u.kind then 'The kind of a user can’t be changed'
        end as refused,
        case
          when e.id <> i.id then 'The id is that of ' || i.name || ', the e-mail address that of ' || e.name
          when u.id is null and g.email is null and n.some is not null
            then 'A user of this name is known, and nothing tells whether it is him: add his id or e-mail address'
        end as ambiguous,
        concat_ws('; ', ${difference("Name", sql`g.name`, sql`u.name`)}, ${difference("E-mail", EMAIL, sql`u.email`)},
          ${difference("Company", sql`g.company`, sql`u.company`)}, ${difference("Department", sql`g.department`, sql`u.department`)}) as differs
      from (
        select r.*, lower(r.email) as email_key,
          case when r.said_kind is null then null
               when r.said_kind in ('service', 'service user', 'serviceuser', 'machine') then 'service' else 'person' end as kind,
          r.said_kind is null or r.said_kind in ('service', 'service user', 'serviceuser', 'machine', 'person', 'user', 'persoon')
            as is_known_kind,
          case when r.id is not null then min(r.row_no) over (partition by r.id) end as first_id,
          case when r.email is not null then min(r.row_no) over (partition by lower(r.email)) end as first_email
        from (select r.row_no, r.extra, ${cell("id")} as id, ${cell("name")} as name, ${cell("email")} as email,
                lower(${cell("kind")}) as said_kind, ${cell("company")} as company, ${cell("department")} as department
              from ${givenRows(scope)} offset 0) r) g
      left join lateral (select v.id, v.name from app_user v where v.id = g.id limit 1) i on true
      left join lateral (select v.id, v.name from app_user v where lower(v.email) = g.email_key and v.left_at is null limit 1) e on true
      left join lateral (select 1 as some from app_user v
        where g.id is null and g.email is null and v.left_at is null and lower(v.name) collate "C" = lower(g.name) collate "C" limit 1) n on true
      left join lateral (select * from app_user v where v.id = coalesce(i.id, case when g.id is null then e.id end) limit 1) u on true) x`;
}
