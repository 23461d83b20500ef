import { ensureBuild } from "./launch/build";
import { runCommand } from "./launch/problem";

await runCommand(() => ensureBuild((line) => console.log(line)));
