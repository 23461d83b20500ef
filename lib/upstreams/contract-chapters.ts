import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Chapter, Desk, ExamFault, Exercise } from "./contract-bench";
import {
  attempt,
  doIt,
  exercisesOf,
  fails,
  IMPATIENT,
  impatient,
  inWords,
  must,
  needed,
  sendAgain,
  withoutExercises,
} from "./contract-desk";
import { INTERRUPTION } from "./contract-interruption";
import { READING_CHAPTERS } from "./contract-reading";
import { show } from "./contract-watch";
import { UpstreamError } from "./upstream-error";

const LONGEST_WAIT_MS = 3_600_000;

export const CHAPTERS: readonly Chapter[] = [
  {
    name: "connect",
    async run({ driver, bench, said }) {
      const probe = await driver.probe(bench.connection);
      const wrong = await driver.probe(bench.wrongCredential);
      said.push(show(probe), show(wrong));
      must(probe.ok, `the probe fails: ${probe.checks.map((c) => `${c.name} ${c.state}`).join(", ")}`);
      must(!wrong.ok, "the probe is content with a credential that is not valid");
    },
  },
  {
    name: "create",
    without: (bench) => bench.without.create,
    run: (desk) => doIt(desk, needed(desk.bench.exercises.create)),
  },
  {
    name: "list shows it",
    without: (bench) => bench.without.list ?? bench.without.create,
    async run(desk) {
      const { listed } = desk.bench;
      must(desk.driver.observe !== undefined && listed !== null, "there is nothing to read with");
      if (!desk.driver.observe || !listed) return;
      await doIt(desk, needed(desk.bench.exercises.create));
      let isFound = false;
      for await (const page of desk.driver.observe(listed.kind, desk.bench.connection))
        isFound ||= page.items.some((o) => listed.isIt(o));
      must(isFound, "what was created is not in the list");
    },
  },
  {
    name: "change",
    without: (bench) => bench.without.change,
    run: (desk) => doIt(desk, needed(desk.bench.exercises.change)),
  },
  {
    name: "remove",
    without: (bench) => bench.without.remove,
    run: (desk) => doIt(desk, needed(desk.bench.exercises.remove)),
  },
  {
    name: "remove again is success",
    without: (bench) => bench.without.remove,
    async run(desk) {
      const exercise = needed(desk.bench.exercises.remove);
      await doIt(desk, exercise);
      const again = await doIt(desk, exercise);
      const canSee = desk.driver.observes.length > 0 || desk.driver.observesAt !== undefined;
      must(again.wasAlreadySo === true || !canSee, "it does not say that it was so already");
      must(!again.wasAlreadySo || canSee, "it says that it was so already, and can't see that");
      must(desk.bench.timesDone(exercise) === 1, "the vendor was changed twice");
    },
  },
  ...(["hang_after_effect", "reset_after_effect", "html_after_effect", "half_json"] as const).map(lostAnswer),
  {
    name: "429",
    without: withoutExercises,
    async run(desk) {
      for (const [retryAfter, mustWaitMs] of [
        ["7", 7000],
        ["1000000000", LONGEST_WAIT_MS],
        ["-5", 1000],
        ["soon", null],
      ] as const) {
        for (const exercise of exercisesOf(desk.bench)) {
          desk.bench.strike("throttled", exercise, { retryAfter });
          const { failure } = await fails(desk, exercise);
          const waitMs = failure.kind === "throttled" ? failure.retryAfterMs : -1;
          must(
            waitMs >= 1000 && waitMs <= LONGEST_WAIT_MS,
            `Retry-After ${retryAfter} became ${failure.kind}, ${waitMs} ms`,
          );
          must(mustWaitMs === null || waitMs === mustWaitMs, `Retry-After ${retryAfter} became ${waitMs} ms`);
          must(!desk.bench.holds(exercise), "the vendor was changed although it said no");
        }
      }
    },
  },
  {
    name: "401",
    without: (bench) => bench.without.create,
    async run(desk) {
      const exercise = needed(desk.bench.exercises.create);
      const { failure } = await fails(desk, exercise, desk.bench.wrongCredential);
      must(failure.kind === "credentials", `a refused credential became ${failure.kind}`);
      must(!desk.bench.holds(exercise), "the vendor was changed although it said no");
    },
  },
  {
    name: "500",
    without: withoutExercises,
    async run(desk) {
      for (const exercise of exercisesOf(desk.bench)) {
        desk.bench.strike("server_error", exercise);
        const { failure } = await fails(desk, exercise);
        must(failure.kind === "transient" && failure.wasSent, `a server's fault became ${inWords(failure)}`);
        await doIt(desk, exercise);
      }
    },
  },
  {
    name: "garbage",
    without: withoutExercises,
    async run(desk) {
      for (const exercise of exercisesOf(desk.bench)) {
        desk.bench.strike("html", exercise);
        const { failure } = await fails(desk, exercise);
        must(failure.kind === "transient" && failure.wasSent, `a web page became ${inWords(failure)}`);
        desk.bench.strike("echo", exercise);
        const refused = await fails(desk, exercise);
        must(!desk.bench.holds(exercise), `the vendor refused, and yet it was done (${inWords(refused.failure)})`);
      }
    },
  },
  { name: "redirect elsewhere", without: withoutExercises, run: redirectElsewhere },
  {
    name: "slow drip",
    without: withoutExercises,
    async run(desk) {
      for (const exercise of exercisesOf(desk.bench)) {
        desk.bench.strike("slow_drip", exercise);
        const startedAt = performance.now();
        const patience = new Promise<"too late">((resolve) =>
          setTimeout(() => resolve("too late"), IMPATIENT.totalMs + 3000).unref(),
        );
        const ended = await Promise.race([attempt(desk, exercise, impatient(desk.bench.connection)), patience]);
        must(ended !== "too late", `it still waited after ${Math.round(performance.now() - startedAt)} ms`);
        if (ended === "too late") return;
        const isHonest =
          ended instanceof UpstreamError
            ? ended.failure.kind === "transient" && ended.failure.wasSent
            : desk.bench.holds(exercise);
        must(isHonest, "a dripping answer was taken for something else than a lost one");
      }
    },
  },
  ...READING_CHAPTERS,
  INTERRUPTION,
];

function lostAnswer(fault: ExamFault): Chapter {
  return {
    name: `lost answer then retry: ${fault}`,
    without: withoutExercises,
    async run(desk) {
      for (const exercise of exercisesOf(desk.bench)) await loseAnswer(desk, exercise, fault);
    },
  };
}

/** Sent, done, and the answer lost: where it may be sent again it ends once done; class N is told as sent, so that nobody sends it again. */
async function loseAnswer(desk: Desk, exercise: Exercise, fault: ExamFault): Promise<void> {
  const { bench } = desk;
  bench.strike(fault, exercise);
  const error = await fails(desk, exercise, impatient(bench.connection));
  const { failure } = error;
  must(failure.kind === "transient" && failure.wasSent, `a lost answer (${fault}) became ${inWords(failure)}`);
  await sendAgain(desk, exercise, error);
  must(bench.timesDone(exercise) === 1, `after a lost answer it was done ${bench.timesDone(exercise)} times`);
}

/** A listener stands where the redirect leads; not one connection may reach it. */
async function redirectElsewhere(desk: Desk): Promise<void> {
  let visits = 0;
  const elsewhere = createServer((_request, response) => response.end("{}"));
  elsewhere.on("connection", () => {
    visits += 1;
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/elsewhere`;
  try {
    for (const exercise of exercisesOf(desk.bench)) {
      desk.bench.strike("redirect", exercise, { url });
      const { failure } = await fails(desk, exercise);
      must(failure.kind === "rejected" || failure.kind === "transient", `a redirect became ${inWords(failure)}`);
      must(visits === 0, "the redirect was followed");
    }
  } finally {
    elsewhere.closeAllConnections();
    elsewhere.close();
  }
}
