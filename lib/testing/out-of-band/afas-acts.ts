import type { SandboxUser } from "@/lib/upstreams/afas/sandbox-seed";
import type { SandboxState } from "@/lib/upstreams/afas/sandbox-state";
import type { Act } from "./act";

const KIM = "12345.KDV";
const someone = (state: SandboxState, code = KIM): SandboxUser => {
  const user = state.users.find(({ userCode }) => userCode === code);
  if (!user) throw new Error(`nobody is called ${code}`);
  return user;
};
const group = (state: SandboxState, code = "CONSULTANCY") => {
  const found = state.groups.find((one) => one.code === code);
  if (!found) throw new Error(`no group is called ${code}`);
  return found;
};
const stranger: SandboxUser = {
  userCode: "12345.NEW",
  name: "Nobody Knows",
  email: "nobody@example.com",
  isBlocked: false,
  windows: false,
  insite: true,
};

/** What somebody does in AFAS itself, and what is told of it as `kind key`. */
export const AFAS_ACTS: readonly Act<SandboxState>[] = [
  ["an account is made", (s) => s.users.push({ ...stranger }), ["user.unknown 12345.new"]],
  [
    "an account is made that is blocked",
    (s) => s.users.push({ ...stranger, isBlocked: true }),
    ["user.unknown 12345.new"],
  ],
  [
    "an account is made without an address",
    (s) => s.users.push({ ...stranger, email: null }),
    ["user.unknown 12345.new"],
  ],
  [
    "an account is deleted",
    (s) => {
      s.users = s.users.filter(({ userCode }) => userCode !== "12345.LBO");
    },
    ["user.missing 12345.lbo"],
  ],
  [
    "an account that is in a group is deleted",
    (s) => {
      s.users = s.users.filter(({ userCode }) => userCode !== KIM);
      group(s).members = group(s).members.filter((code) => code !== KIM);
    },
    ["user.missing 12345.kdv"],
  ],
  [
    "an account gets another code",
    (s) => {
      someone(s, "12345.LBO").userCode = "12345.LOU";
    },
    ["user.missing 12345.lbo", "user.unknown 12345.lou"],
  ],
  [
    "a person gets another name",
    (s) => {
      someone(s).name = "Kim Bakker";
    },
    ["user.renamed 12345.kdv"],
  ],
  [
    "an e-mail address is changed",
    (s) => {
      someone(s).email = "kim@elsewhere.example";
    },
    ["user.email 12345.kdv"],
  ],
  [
    "an e-mail address is cleared",
    (s) => {
      someone(s).email = null;
    },
    ["user.email 12345.kdv"],
  ],
  [
    "an e-mail address is entered where none was",
    (s) => {
      someone(s, "12345.LBO").email = "lou.bos@example.com";
    },
    ["user.email 12345.lbo"],
  ],
  [
    "somebody gets the address of another",
    (s) => {
      someone(s, "12345.SJA").email = someone(s).email;
    },
    ["user.email 12345.sja"],
  ],
  [
    "a person is blocked",
    (s) => {
      someone(s).isBlocked = true;
    },
    ["user.blocked_there 12345.kdv"],
  ],
  [
    "a person is blocked and taken out of his groups by that",
    (s) => {
      someone(s).isBlocked = true;
      group(s).members = group(s).members.filter((code) => code !== KIM);
    },
    ["user.blocked_there 12345.kdv"],
  ],
  [
    "a blocked person is let in again",
    (s) => {
      someone(s, "12345.RMU").isBlocked = false;
    },
    ["user.blocked_here 12345.rmu"],
  ],
  [
    "Profit Windows is turned on",
    (s) => {
      someone(s).windows = true;
    },
    ["user.attributes 12345.kdv"],
  ],
  [
    "InSite is turned off",
    (s) => {
      someone(s).insite = false;
    },
    ["user.attributes 12345.kdv"],
  ],
  [
    "name, address and applications change at once",
    (s) => Object.assign(someone(s), { name: "K. de Vries", email: "k@example.com", windows: true, insite: false }),
    ["user.attributes 12345.kdv", "user.email 12345.kdv", "user.renamed 12345.kdv"],
  ],
  [
    "a group is made",
    (s) => s.groups.push({ code: "NEW", description: "New", isBlocked: false, members: [] }),
    ["group.unknown new"],
  ],
  [
    "a group is made with somebody in it",
    (s) => s.groups.push({ code: "NEW", description: "New", isBlocked: false, members: [KIM] }),
    ["group.unknown new"],
  ],
  [
    "a group is deleted",
    (s) => {
      s.groups = s.groups.filter(({ code }) => code !== "SALES");
    },
    ["group.missing sales", "membership.missing sales 12345.sja"],
  ],
  [
    "a group gets another code",
    (s) => {
      group(s, "SALES").code = "SELLERS";
    },
    ["group.missing sales", "group.unknown sellers", "membership.missing sales 12345.sja"],
  ],
  [
    "a group is described otherwise",
    (s) => {
      group(s).description = "Consultants";
    },
    ["group.description consultancy"],
  ],
  [
    "somebody is put into a group",
    (s) => group(s).members.push("12345.SJA"),
    ["membership.extra consultancy 12345.sja"],
  ],
  [
    "somebody is put into a group that was empty",
    (s) => group(s, "EMPTY").members.push(KIM),
    ["membership.extra empty 12345.kdv"],
  ],
  [
    "somebody is taken out of a group",
    (s) => {
      group(s).members = group(s).members.filter((code) => code !== KIM);
    },
    ["membership.missing consultancy 12345.kdv"],
  ],
  [
    "the last member is taken out of a group",
    (s) => {
      group(s, "SALES").members = [];
    },
    ["membership.missing sales 12345.sja"],
  ],
  [
    "one member is exchanged for another",
    (s) => {
      group(s).members = group(s).members.map((code) => (code === KIM ? "12345.SJA" : code));
    },
    ["membership.extra consultancy 12345.sja", "membership.missing consultancy 12345.kdv"],
  ],
  [
    "somebody is moved from one group to another",
    (s) => {
      group(s).members = group(s).members.filter((code) => code !== KIM);
      group(s, "EMPTY").members.push(KIM);
    },
    ["membership.extra empty 12345.kdv", "membership.missing consultancy 12345.kdv"],
  ],
];
