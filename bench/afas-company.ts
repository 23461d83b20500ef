import { startSandbox } from "@/lib/upstreams/afas/sandbox";
import { type SandboxSeed, smallSeed } from "@/lib/upstreams/afas/sandbox-seed";

const PER_GROUP = 50;

/** A company of so many people in so many groups; its own filter keeps the rows of Everybody out of the list of users by group. */
function company(users: number, memberships: number): SandboxSeed {
  const seed = smallSeed();
  const code = (n: number): string => `12345.P${String(n).padStart(6, "0")}`;
  for (let n = 0; n < users; n += 1) {
    seed.users.push({
      ...{ userCode: code(n), name: `Person ${n}`, email: `person${n}@kade.example` },
      ...{ isBlocked: n % 100 === 0, windows: n % 2 === 0, insite: true },
    });
  }
  for (let n = 0; n < memberships / PER_GROUP; n += 1) {
    const members = Array.from({ length: PER_GROUP }, (_, i) => code((n * 37 + i * 11) % users));
    seed.groups.push({ code: `G${String(n).padStart(5, "0")}`, description: `Group ${n}`, members });
  }
  const own = seed.connectors[0];
  if (own) own.rowFilters = [{ get: "Profit_UserGroups", field: "GroupId", operator: 7, value: "Everybody" }];
  return seed;
}

// A process of its own, so that the vendor's memory and work are not counted as ours.
const [users = "1000", memberships = "10000"] = process.argv.slice(2);
const sandbox = await startSandbox({ seed: company(Number(users), Number(memberships)) });
process.send?.({ restUrl: sandbox.restUrl, soapUrl: sandbox.soapUrl });
process.on("disconnect", () => process.exit());
