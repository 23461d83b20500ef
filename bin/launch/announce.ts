import { createSetupLink } from "@/lib/auth/setup";
import { createDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { profileOf } from "@/lib/upstreams/profiles";
import type { SandboxUrls } from "./sandbox";

type Announcement = Readonly<{
  origin: string;
  resolve: string | undefined;
  sandboxes: SandboxUrls | undefined;
  isSealed: boolean;
  databaseUrl: string;
  say: (line: string) => void;
}>;

/** Tells where Gatehouse is and how to get in: the demo's operators, or once the link that makes the first owner. */
export async function announce({
  origin,
  resolve,
  sandboxes,
  isSealed,
  databaseUrl,
  say,
}: Announcement): Promise<void> {
  const db = createDb(databaseUrl, { poolSize: 1 });
  try {
    say("");
    say(`Gatehouse is at ${origin}`);
    if (isSealed) say("It is sealed: everything can be read, nothing changed or sent");
    if (resolve) say(`Host applications ask at ${resolve}/v1/resolve`);
    for (const [vendor, url] of Object.entries(sandboxes ?? {}))
      say(`Sandbox of ${profileOf(vendor).name}: ${url}/console`);
    if (env().GATEHOUSE_DEMO) {
      const operators = await db.operator.findMany({ where: { isDemo: true }, orderBy: { name: "asc" } });
      if (operators.length > 0) say("Demo sign-ins, one click each on the sign-in page:");
      for (const { name, role, email } of operators) say(`  ${role.padEnd(8)} ${name} (${email})`);
    } else if (!isSealed) {
      const link = await createSetupLink(db, origin);
      if (link) say(`Make the first owner here, once and within a day: ${link}`);
    }
    say("Ctrl-C stops everything");
  } finally {
    await db.$disconnect();
  }
}
