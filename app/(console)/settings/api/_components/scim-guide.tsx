import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";

type Named = { id: string; name: string };

/** How an admin connects Entra ID or Okta: where, with which key, what is mapped to what, and what deleting means. */
export function ScimGuide({ origin, systems }: { origin: string; systems: readonly Named[] }) {
  const base = `${origin}/api/scim/v2`;
  const addresses = [
    { id: "all", name: "All systems", address: base },
    ...systems.map(({ id, name }) => ({ id, name, address: `${base}/systems/${id}` })),
  ];
  return (
    <>
      <Section title="SCIM" note="users and groups from a directory, by RFC 7643 and 7644">
        <p className="mb-2">
          A directory changes users and groups through the same operations as the screens. It needs an API key whose
          role is <b>admin</b>; with a key of <b>auditor</b> it reads and changes nothing. Everything that it does
          stands in the audit log under the name of that key.
        </p>
        <DescriptionList items={STEPS} />
      </Section>
      <Section title="SCIM addresses" note="choose the narrowest that the directory needs">
        <PlainTable caption="SCIM addresses" bleed columns={ADDRESSES} rows={addresses} rowKey={({ id }) => id} />
      </Section>
      <Section title="What SCIM maps" note="other attributes of the standard are read and not kept">
        <PlainTable caption="What SCIM maps" bleed columns={MAPPINGS} rows={MAPPED} rowKey={({ theirs }) => theirs} />
      </Section>
      <Section title="What SCIM requests mean">
        <DescriptionList items={MEANINGS} />
      </Section>
    </>
  );
}

const code = (text: string) => <code className="mono">{text}</code>;

const STEPS = [
  {
    term: "Entra ID",
    value: (
      <>
        Enterprise applications, New application, Create your own, Provisioning, Automatic. Tenant URL is an address
        below, Secret token the key. Match users by {code("userName")} and groups by {code("displayName")}, both
        compared without case. Test Connection looks for a user who doesn’t exist and is answered with an empty list.
      </>
    ),
  },
  {
    term: "Okta",
    value: (
      <>
        An application with SCIM provisioning. SCIM connector base URL is an address below, the unique identifier field
        is {code("userName")}, authentication mode HTTP Header with the key. Tick Push New Users, Push Profile Updates
        and Push Groups.
      </>
    ),
  },
];

const ADDRESSES: readonly Column<{ id: string; name: string; address: string }>[] = [
  { key: "name", header: "Sees", cell: ({ name }) => name },
  { key: "address", header: "Address", wrap: true, cell: ({ address }) => code(address) },
];

const MAPPED = [
  { theirs: "id", ours: "our id of the user or group; a member’s value is the id of a user" },
  { theirs: "userName", ours: "the user name; where a directory gave none, the e-mail address" },
  { theirs: "displayName, name", ours: "the name, of 50 characters at most; whatever of the two changed decides" },
  { theirs: "emails", ours: "the e-mail address: the primary one, else that of work, else the first" },
  { theirs: "active", ours: "whether the directory disabled the user; an operator’s block is not shown" },
  { theirs: "externalId", ours: "the external reference of the user or group" },
  { theirs: "enterprise department, organization", ours: "the department and the company" },
  { theirs: "Group displayName", ours: "the description of the group; its code is made from it once, and stays" },
  { theirs: "extension gatehouse:2.0:User userCode", ours: "the account, at the address of one system" },
  { theirs: "extension gatehouse:2.0:Group code, system", ours: "the code of the group and the system that it is in" },
];

const MAPPINGS: readonly Column<(typeof MAPPED)[number]>[] = [
  { key: "theirs", header: "SCIM", wrap: true, cell: ({ theirs }) => code(theirs) },
  { key: "ours", header: "Here", wrap: true, cell: ({ ours }) => ours },
];

const MEANINGS = [
  {
    term: "active is false",
    value:
      "The user is blocked for every connector, in every system, and his memberships stay. active is true lifts that block and no other: what an operator blocked stays blocked.",
  },
  {
    term: "DELETE of a user",
    value:
      "He left: his accounts end, with their tokens and memberships. Who comes with the same name is a new user without his grants. At the address of one system only his accounts there end.",
  },
  {
    term: "Members",
    value:
      "Whoever is named comes in or goes, and nobody else. A whole list is compared with who is in the group at that moment. Who has no account in the group’s system gets one where the vendor’s accounts are made from here; elsewhere the request is refused with his name.",
  },
  {
    term: "DELETE of a group",
    value: "It is archived, and refused while an app connector is linked to it. Everybody can’t be written.",
  },
  {
    term: "Many at once",
    value:
      "More than 25 members changed by one request, or more than 50 users cut off within an hour, answer 409 and do nothing. Fill a large group on its screen first; a directory that finds it so changes nothing.",
  },
  {
    term: "All or nothing",
    value: "One request is one change. Where a part of it can’t be done, nothing is, and the answer says why.",
  },
];
