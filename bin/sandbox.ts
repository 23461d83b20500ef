import { parseArgs } from "node:util";
import { startSandbox } from "@/lib/upstreams/afas/sandbox";
import { runCommand, StartProblem } from "./launch/problem";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { port: { type: "string" }, state: { type: "string" }, quiet: { type: "boolean", default: false } },
});

await runCommand(async () => {
  const [vendor] = positionals;
  if (vendor !== "afas") throw new StartProblem("Usage: npm run sandbox -- afas [--port=4001] [--state=file]");
  const sandbox = await startSandbox({
    ...(values.port ? { port: Number(values.port) } : {}),
    ...(values.state ? { stateFile: values.state } : {}),
  });
  if (!values.quiet) console.log(`AFAS sandbox at ${sandbox.url}, its vendor console at ${sandbox.consoleUrl}`);
  process.send?.({ url: sandbox.url });
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => void sandbox.close().then(() => process.exit()));
});
