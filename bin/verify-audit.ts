import { createReadStream, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { linesOf } from "@/lib/audit/export-lines";
import { readPublicKeys } from "@/lib/audit/signature";
import { verifyExport } from "@/lib/audit/verify";

// Reads three files and nothing else: no database, no settings, no network.

const USAGE =
  "Use: npm run audit:verify -- --export audit.ndjson --public-key checkpoint.key.pub [--checkpoints checkpoints.ndjson]";
const EXIT = { ok: 0, broken: 1, unusable: 2 } as const;

process.exitCode = await main().catch((error: unknown) => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const file = error instanceof Error && "path" in error ? String(error.path) : "";
  console.error(
    code === "ENOENT" ? `There is no file ${file}` : `Nothing was verified: ${(error as Error).message}\n${USAGE}`,
  );
  return EXIT.unusable;
});

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { export: { type: "string" }, "public-key": { type: "string" }, checkpoints: { type: "string" } },
  });
  if (!values.export || !values["public-key"]) throw new Error("an export and a public key are needed");
  const publicKeys = readPublicKeys(readFileSync(values["public-key"], "utf8"));
  if (publicKeys.size === 0) throw new Error(`${values["public-key"]} holds no public key`);
  const outside = values.checkpoints ? { outside: linesOfFile(values.checkpoints) } : {};
  const pieces = createReadStream(values.export, { encoding: "utf8", highWaterMark: 1 << 20 });
  const verdict = await verifyExport(linesOf(pieces), { publicKeys, ...outside });
  if (!verdict.ok) {
    console.error(
      `BROKEN${verdict.firstBadSeq === null ? "" : ` at event ${verdict.firstBadSeq}`}. ${printable(verdict.why)}.`,
    );
    return EXIT.broken;
  }
  const { events, erased, head, signedAt, checkpoints } = verdict;
  console.log(
    `OK. ${count(events, "event")} unbroken, ${count(checkpoints, "signed checkpoint")}, the newest of ${signedAt ?? "no moment"}.`,
  );
  console.log(`Head ${head}.`);
  if (erased > 0) console.log(`The personal text of ${count(erased, "event")} was erased.`);
  if (!values.checkpoints)
    console.log(
      "No checkpoint file was given: an export cut short before a checkpoint can't be told from an older one.",
    );
  return EXIT.ok;
}

function linesOfFile(file: string): string[] {
  const lines = readFileSync(file, "utf8").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function count(n: number, what: string): string {
  return `${n.toLocaleString("en")} ${what}${n === 1 ? "" : "s"}`;
}

// What a file says must not steer the terminal that shows it.
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
