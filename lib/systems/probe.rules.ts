import type { Probe } from "@/lib/upstreams/driver";

/** Where the last proof of a system's credential is kept among the observations. */
export const PROBE_KIND = "probe";
export const PROBE_KEY = "credential";

/** The last proof; `askedAt` is set while somebody waits for a new one. */
export type ProbeState = Probe & { askedAt: string | null };
