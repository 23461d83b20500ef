/** Makes the database client anew when the schema or Prisma has changed since the last time; throws with Prisma's words when it can't. */
export function ensureGenerated(say?: (line: string) => void): void;
