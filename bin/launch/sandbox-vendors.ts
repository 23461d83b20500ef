import { startSandbox as startAfasSandbox } from "@/lib/upstreams/afas/sandbox";

type Started = { url: string; consoleUrl: string; close(): Promise<void> };
type Start = (options: { port?: number; stateFile?: string }) => Promise<Started>;

/** The stand-in of every vendor, by the vendor's key. */
export const SANDBOXES: Readonly<Record<string, Start>> = { afas: startAfasSandbox };
