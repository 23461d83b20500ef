import { migrate } from "@/lib/db/migrate";
import { attachDatabase } from "./launch/database";
import { runCommand } from "./launch/problem";

const say = (line: string) => console.log(line);

await runCommand(async () => {
  const database = await attachDatabase(say);
  try {
    const applied = await migrate({ url: database.ownerUrl, onProgress: say });
    say(applied.length === 0 ? "The schema is this version's already" : `Applied ${applied.length}`);
  } finally {
    await database.close();
  }
});
