import { randomBytes } from "node:crypto";
import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { instanceOutput } from "./instance";
import { plainLife } from "./plain-life";
import { sandbox } from "./sandbox";
import { screensOf } from "./screens";

// Every kind of secret that can be typed into or comes back to the console, each a value that stands nowhere else.
const hex = (bytes: number) => randomBytes(bytes).toString("hex").toUpperCase();
const CANARIES = {
  registeredToken: hex(32),
  leakedToken: hex(32),
  password: `Zebra-${hex(8)}-crossing`,
};

const TABLES = [
  "audit_event",
  "audit_personal",
  "change",
  "delivery",
  "delivery_attempt",
  "command",
  "hand_task",
  "draft",
  "token",
  "secret",
  "system",
  "operator",
  "sign_in_attempt",
];

test.describe("planted secrets", () => {
  test.use({ role: "owner" });
  test.setTimeout(5 * 60_000);

  test("appear on no screen, in no payload, in no log line and in no row", async ({ page, db, watch }) => {
    watch.expect(/40[0-9]|422/);
    const seen = await plainLife(page, db, CANARIES);
    const { otps } = await sandbox.state();
    const codes = Object.fromEntries(otps.map(({ otp }, index) => [`one-time password ${index}`, otp]));
    const secrets = { ...CANARIES, ...seen, ...codes };
    const needles = Object.entries(secrets).flatMap(([name, value]) => spellings(name, value));

    const found: string[] = [];
    const search = (where: string, text: string) => {
      for (const { name, needle } of needles) if (text.includes(needle)) found.push(`${name} in ${where}`);
    };
    for (const { path } of await screensOf(db)) {
      search(path, await (await page.request.get(path)).text());
      search(`${path} (payload)`, await (await page.request.get(path, { headers: { rsc: "1" } })).text());
    }
    for (const table of TABLES) search(`table ${table}`, await dump(db, table));
    search("the output of npm start", instanceOutput());
    expect(found).toEqual([]);
    await expectToBeSealed(db);
  });
});

/** A secret as it might slip out: as typed, in lower case, and in base64 as a header carries it. */
function spellings(name: string, value: string): { name: string; needle: string }[] {
  const xml = `<token><version>1</version><data>${value}</data></token>`;
  return [value, value.toLowerCase(), Buffer.from(value).toString("base64"), Buffer.from(xml).toString("base64")].map(
    (needle) => ({ name, needle }),
  );
}

async function dump(db: Database, table: string): Promise<string> {
  const rows = await db.rows<{ text: string }>(`select t::text as text from "${table}" t`);
  return rows.map(({ text }) => text).join("\n");
}

/** The search would find what is there: a public value is found the same way, and the secrets stand sealed in the vault. */
async function expectToBeSealed(db: Database): Promise<void> {
  const { n } = await db.one<{ n: number }>("select count(*)::int as n from secret where length(sealed) > 40");
  expect(n).toBeGreaterThan(3);
  expect(await dump(db, "system")).toContain(new URL(sandbox.url).host);
}
