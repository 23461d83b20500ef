import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import type { ActionError, ActionResult } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { addOperator } from "@/lib/operators/add-operator";
import { enableOperator } from "@/lib/operators/enable-operator";
import { setPassword } from "@/lib/operators/set-password";
import { runOnDatabase } from "./launch/attach";
import { StartProblem } from "./launch/problem";

// For whoever has the machine itself, also when nobody can sign in any more. Every act goes through the gate and is audited.

const USAGE = `Use: npm run operator -- add --email <e-mail> --name <name> --role owner|admin|support|auditor
     npm run operator -- password --email <e-mail>     a new password, every session ends
     npm run operator -- enable --email <e-mail>       a disabled operator may sign in again
     npm run operator -- api-key --name <program> --role admin|support|auditor [--days <number>]`;

const OPTIONS = { email: {}, name: {}, role: {}, days: {} } as const;
type Given = Partial<Record<keyof typeof OPTIONS, string>>;

const COMMANDS: Readonly<Record<string, (given: Given) => Promise<string>>> = {
  add: async ({ email, name, role }) => {
    const { password } = await run(addOperator, { email, name, role });
    return `${name} can sign in as ${role} with ${email} and this password, which is shown once:\n\n  ${password}\n`;
  },
  password: async ({ email }) => {
    const { password } = await run(setPassword, { operatorId: await operatorIdOf(email) });
    return `The new password of ${email}, which is shown once; every session has ended:\n\n  ${password}\n`;
  },
  enable: async ({ email }) => {
    await run(enableOperator, { operatorId: await operatorIdOf(email) });
    return `${email} may sign in again`;
  },
  "api-key": async ({ name, role, days }) => {
    const { key } = await run(createApiKey, { name, role, ...(days ? { lifeDays: days } : {}) });
    return `The key of ${name} with the role ${role}, which is shown once:\n\n  ${key}\n`;
  },
};

async function operatorIdOf(email = ""): Promise<string> {
  const found = await db.operator.findFirst({ where: { email: { equals: email.trim(), mode: "insensitive" } } });
  if (!found) throw new StartProblem(email ? `There is no operator with the e-mail ${email}` : USAGE);
  return found.id;
}

async function run<I, O>(operation: Operation<I, O>, input: unknown): Promise<O> {
  const request = { door: "shell", requestId: randomUUID(), address: null } as const;
  const done: ActionResult<O> = await execute(operation, { actor: SYSTEM_ACTOR, request }, input);
  if (!done.ok) throw new StartProblem(sentenceOf(done.error));
  return done.value;
}

function sentenceOf({ message, fields = {}, next }: ActionError): string {
  const wrong = Object.entries(fields).map(([name, problem]) => `  --${name}: ${problem}`);
  return [message, ...wrong, ...(next ? [next] : [])].join("\n");
}

function commandLine(): { command: (given: Given) => Promise<string>; given: Given } {
  try {
    const options = Object.fromEntries(Object.keys(OPTIONS).map((name) => [name, { type: "string" as const }]));
    const { positionals, values } = parseArgs({ options, allowPositionals: true });
    const command = COMMANDS[positionals[0] ?? ""];
    if (command && positionals.length === 1) return { command, given: values as Given };
  } catch {
    // An option that does not exist is answered like a command that does not exist.
  }
  console.error(USAGE);
  process.exit(2);
}

const { command, given } = commandLine();
await runOnDatabase(async () => {
  try {
    console.log(await command(given));
  } finally {
    await db.$disconnect();
  }
});
