import { launch } from "./launch.mjs";

launch("bin/start.ts", process.argv.slice(2));
