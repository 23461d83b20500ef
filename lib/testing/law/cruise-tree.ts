import path from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { IMPORT_LAW } from "./import-law";

export type Breach = { rule: string; from: string; to: string };

/** Every import of a tree that breaks the law; with the tree's own tsconfig, because an alias that can't be resolved hides a breach. */
export async function findBreaches(root: string): Promise<{ breaches: Breach[]; files: number; unresolved: string[] }> {
  const tsConfigFile = path.join(root, "tsconfig.json");
  const { output } = await cruise(
    ["app", "components", "lib"],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...IMPORT_LAW] },
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: "^lib/db/generated/" },
      tsConfig: { fileName: tsConfigFile },
    },
    { conditionNames: ["react-server", "import", "node", "default"] },
    { tsConfig: extractTSConfig(tsConfigFile) },
  );
  const { summary, modules } = output as ICruiseResult;
  return {
    breaches: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    files: modules.length,
    unresolved: modules.filter((one) => one.couldNotResolve).map(({ source }) => source),
  };
}
