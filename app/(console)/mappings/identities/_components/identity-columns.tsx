import type { Column } from "@/components/data-table/columns";
import { Time } from "@/components/feedback/time";
import { Link } from "@/components/ui/link";
import type { IdentityPeriod, IdentityRow, JoinedAccount, JoinedPerson } from "@/lib/identities/identity-views.rules";
import { ProblemMarks } from "./problem-marks";

const SYSTEM: Column<IdentityRow> = {
  key: "system",
  header: "System",
  priority: "tablet",
  cell: (row) => <span className="nowrap">{row.systemName}</span>,
};
const EXTERNAL_ID: Column<IdentityRow> = {
  key: "externalId",
  header: "External account id",
  cell: (row) => <span className="code nowrap">{row.externalId}</span>,
};
const NAME: Column<IdentityRow> = {
  key: "name",
  header: "Name",
  wrap: true,
  priority: "wide",
  cell: (row) => row.name,
};

/** The columns of the list of external ids; the id is its link. */
export const IDENTITY_COLUMNS: readonly Column<IdentityRow>[] = [
  { ...EXTERNAL_ID, sortable: true },
  SYSTEM,
  {
    key: "commonId",
    header: "Common identity id",
    cell: (row) => (row.commonId ? <span className="code nowrap">{row.commonId}</span> : null),
  },
  NAME,
  {
    key: "people",
    header: "People",
    align: "end",
    priority: "wide",
    help: "Bound to the common identity id, each e-mail address once",
    cell: (row) => row.people.toLocaleString("en-GB"),
  },
  { key: "state", header: "State", cell: (row) => <ProblemMarks problems={row.problems} /> },
];

/** The columns of the external ids that are one company. */
export const SIBLING_COLUMNS: readonly Column<IdentityRow>[] = [
  EXTERNAL_ID,
  { ...SYSTEM, priority: "always" },
  { ...NAME, priority: "always" },
];

const codesOf = (accounts: readonly JoinedAccount[]): string =>
  accounts.map(({ userCode, systemName }) => `${userCode} (${systemName})`).join(", ");

/** The columns of people as they are joined by e-mail; the name is its link. */
export const PEOPLE_COLUMNS: readonly Column<JoinedPerson>[] = [
  { key: "name", header: "Person", sortable: true, cell: (row) => row.name },
  { key: "email", header: "E-mail", cell: (row) => (row.email ? <span className="nowrap">{row.email}</span> : null) },
  {
    key: "accounts",
    header: "Joined accounts",
    wrap: true,
    priority: "wide",
    cell: (row) => <span className="small">{codesOf(row.accounts.filter(({ isJoined }) => isJoined))}</span>,
  },
  {
    key: "companies",
    header: "Companies",
    align: "end",
    priority: "tablet",
    help: "Common identity ids that the person is bound to",
    cell: (row) => row.companies.toLocaleString("en-GB"),
  },
  { key: "state", header: "State", cell: (row) => <ProblemMarks problems={row.problems} /> },
];

/** The columns of one person’s accounts. */
export const ACCOUNT_COLUMNS: readonly Column<JoinedAccount>[] = [
  { key: "system", header: "System", cell: (row) => row.systemName },
  { key: "code", header: "Account", cell: (row) => <span className="code nowrap">{row.userCode}</span> },
  {
    key: "email",
    header: "Goes by",
    cell: (row) =>
      row.email ? (
        <>
          {row.email} <span className="muted small">{row.isOwn ? "its own" : "the person’s"}</span>
        </>
      ) : null,
  },
  {
    key: "joined",
    header: "Joined by e-mail",
    cell: (row) => (row.isJoined ? "Yes" : <span className="muted">No, by its code</span>),
  },
];

/** The columns of what an external id stood for, the latest first. */
export const PERIOD_COLUMNS: readonly Column<IdentityPeriod>[] = [
  {
    key: "commonId",
    header: "Common identity id",
    cell: (row) => (row.commonId ? <span className="code nowrap">{row.commonId}</span> : null),
  },
  { key: "name", header: "Name", wrap: true, cell: (row) => row.name },
  { key: "since", header: "Since", cell: (row) => <Time at={row.since} /> },
  { key: "until", header: "Until", cell: (row) => (row.until ? <Time at={row.until} /> : "now") },
  { key: "by", header: "By", priority: "tablet", cell: (row) => row.by ?? <span className="muted">unknown</span> },
];

/** Where a person of a company is looked at and changed. */
export const personLink = ({ userId }: Pick<JoinedPerson, "userId">): string => `/mappings/identities/people/${userId}`;

/** The group that an external id is at its vendor. */
export const groupLink = (groupId: string) => <Link href={`/groups/${groupId}`}>Open group</Link>;
