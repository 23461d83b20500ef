import { launch } from "./launch.mjs";

launch("bin/dev.ts", process.argv.slice(2));
