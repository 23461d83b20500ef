import { createWriteStream, existsSync, readFileSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { checkpointPlace, publicKeyFile } from "@/lib/audit/checkpoint-files";
import { exportLines } from "@/lib/audit/export";
import { exportAudit } from "@/lib/audit/export-audit";
import { readHeaderLine } from "@/lib/audit/export-lines";
import { readCheckpointLine } from "@/lib/audit/signature";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import { runOnDatabase } from "./launch/attach";
import { runCommand, StartProblem } from "./launch/problem";

const USAGE = "Use: npm run audit:export -- --out audit.ndjson";

await runCommand(async () => {
  const out = wantedFile();
  await runOnDatabase(() => exportTo(out));
});
process.exit();

function wantedFile(): string {
  const { values, positionals } = parseArgs({ options: { out: { type: "string" } }, strict: false });
  if (typeof values.out !== "string" || positionals.length > 0) throw new StartProblem(USAGE);
  const taken = [values.out, `${values.out}.pub`, `${values.out}.checkpoints`].find((file) => existsSync(file));
  if (taken) throw new StartProblem(`${taken} exists already: choose another name`);
  return values.out;
}

// Three files: the export, the public key, and the checkpoints as they stood then, which is what audit:verify asks for.
async function exportTo(out: string): Promise<void> {
  const request = { door: "shell", requestId: crypto.randomUUID(), address: null } as const;
  const result = await execute(exportAudit, { actor: SYSTEM_ACTOR, request }, {});
  if (!result.ok) throw new StartProblem(result.error.message);
  let events = 0;
  async function* toText(): AsyncGenerator<string> {
    for await (const line of exportLines(db, new Date())) {
      events ||= readHeaderLine(line)?.upTo ?? 0;
      yield `${line}\n`;
    }
  }
  await pipeline(Readable.from(toText()), createWriteStream(out, { flags: "wx", mode: 0o600 }));
  const place = checkpointPlace();
  writeFileSync(`${out}.pub`, readFileSync(publicKeyFile(place)));
  writeFileSync(`${out}.checkpoints`, checkpointsUpTo(events, place.checkpointFile), { mode: 0o600 });
  console.log(`Exported the audit log up to event ${events.toLocaleString("en")} to ${out}. To prove it:`);
  console.log(`npm run audit:verify -- --export ${out} --public-key ${out}.pub --checkpoints ${out}.checkpoints`);
  await db.$disconnect();
}

// The worker may have signed more since; what can't be read is kept, for the verifier to judge.
function checkpointsUpTo(seq: number, file: string): string {
  if (!existsSync(file)) return "";
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line === "" || (readCheckpointLine(line)?.seq ?? 0) <= seq).join("\n");
}
