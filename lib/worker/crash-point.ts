/**
 * A named place where the crash harness may stop this process. Outside that harness it does nothing: the name of the point to stop
 * at is given to a child process of the tests and to nothing else.
 */
export type CrashPoint = (name: CrashPointName) => Promise<void>;

export const CRASH_POINTS = [
  "CP07 after claim",
  "CP08 after secrets were opened",
  "CP09 before the request",
  "CP13 after the answer, before it is stored",
  "CP16 stored, before the next claim",
  "CP17 before a backoff is stored",
  "CP19 before the lease is lengthened",
  "CP23 between two batches",
  "CP24 draining",
] as const;
export type CrashPointName = (typeof CRASH_POINTS)[number];

export const noCrashPoint: CrashPoint = async () => {};
