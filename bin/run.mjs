import { launch } from "./launch.mjs";

const given = process.argv.slice(2);
const flags = given.slice(
  0,
  Math.max(
    0,
    given.findIndex((arg) => !arg.startsWith("--")),
  ),
);
const [file, ...args] = given.slice(flags.length);
if (!file) {
  console.error("Usage: node bin/run.mjs [what node itself is told] bin/<name>.ts [arguments]");
  process.exit(2);
}
launch(file, args, flags);
