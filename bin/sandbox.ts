import { parseArgs } from "node:util";
import { runCommand, StartProblem } from "./launch/problem";
import { SANDBOXES } from "./launch/sandbox-vendors";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: "string", multiple: true },
    state: { type: "string", multiple: true },
    quiet: { type: "boolean", default: false },
  },
});

const USAGE = `Usage: npm run sandbox -- <vendor> [<vendor> ...] [--port=4001 ...] [--state=file ...]; vendors: ${Object.keys(SANDBOXES).join(", ")}`;

// Several vendors live in one process, so that a laptop isn't filled with stand-ins; ports and files go by their order.
await runCommand(async () => {
  if (positionals.length === 0 || positionals.some((vendor) => !SANDBOXES[vendor])) throw new StartProblem(USAGE);
  const running = await Promise.all(
    positionals.map(async (vendor, i) => {
      const [port, stateFile] = [values.port?.[i], values.state?.[i]];
      const start = SANDBOXES[vendor];
      if (!start) throw new StartProblem(USAGE);
      const sandbox = await start({ ...(port ? { port: Number(port) } : {}), ...(stateFile ? { stateFile } : {}) });
      if (!values.quiet)
        console.log(`${vendor} sandbox at ${sandbox.url}, its vendor console at ${sandbox.consoleUrl}`);
      return [vendor, sandbox] as const;
    }),
  );
  process.send?.(Object.fromEntries(running.map(([vendor, { url }]) => [vendor, url])));
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => void Promise.all(running.map(([, { close }]) => close())).then(() => process.exit()));
});
