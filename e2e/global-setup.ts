import { DATA_DIR_VARIABLE } from "./instance";
import { launchInstance } from "./launch";

/** Starts the demo that most journeys share, and stops it after the last. */
export default async function startDemo(): Promise<(() => Promise<void>) | undefined> {
  // Whoever writes journeys may name the data folder of an instance that runs already.
  if (process.env[DATA_DIR_VARIABLE]) return undefined;
  const { stop } = await launchInstance({ GATEHOUSE_DEMO: "1" }, (dataDir) => {
    process.env[DATA_DIR_VARIABLE] = dataDir;
  });
  return stop;
}
