import { takeExam } from "@/lib/upstreams/contract";
import { BENCHES } from "@/lib/upstreams/contract-benches";
import { type Examined, examTable } from "@/lib/upstreams/contract-table";
import { runCommand, StartProblem } from "./launch/problem";

await runCommand(async () => {
  const [only] = process.argv.slice(2);
  const sets = BENCHES.filter(({ vendor }) => only === undefined || vendor === only);
  if (sets.length === 0) throw new StartProblem(`Usage: npm run exam [-- ${BENCHES.map((b) => b.vendor).join("|")}]`);
  const examined: Examined[] = [];
  for (const { vendor, driver, switches, start } of sets) {
    for (const turned of [null, ...switches]) {
      process.stderr.write(`${vendor}, ${turned ?? "as described"} ...\n`);
      examined.push({ vendor, turned, results: await takeExam(driver, () => start(turned ?? undefined)) });
    }
  }
  console.log(examTable(examined));
  const hasFailed = examined.some(({ results }) => results.some((r) => r.state === "failed"));
  process.exit(hasFailed ? 1 : 0);
});
