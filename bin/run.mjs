import { launch } from "./launch.mjs";

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error("Usage: node bin/run.mjs bin/<name>.ts [arguments]");
  process.exit(2);
}
launch(file, args);
