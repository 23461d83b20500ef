import { DataDirError } from "@/lib/db/data-dir";
import { MigrationRefused } from "@/lib/db/migrate";
import { EnvError } from "@/lib/env";
import { scrub } from "@/lib/log";

/** Something that a person has to settle before Gatehouse can run; its message is one sentence for him. */
export class StartProblem extends Error {
  override readonly name = "StartProblem";
}

/** The sentence for whatever stopped a command: plain for what is foreseen, with the place in the code for what is not. */
export function sentenceOf(error: unknown): string {
  const isForeseen = [StartProblem, DataDirError, MigrationRefused, EnvError].some((kind) => error instanceof kind);
  if (isForeseen && error instanceof Error) return error.message;
  return scrub(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

/** Runs a command to its end; a failure is told in a sentence and ends the process with code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  }
}
