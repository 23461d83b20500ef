/**
 * Faults that a tester turns on at run time. `kind` is a name with an optional argument after a colon:
 * on the wire `hang`, `hang_after_effect`, `reset`, `reset_after_effect`, `status:NNN`, `html`, `html_after_effect`,
 * `half_json` and `empty` (both after the effect), `redirect:<url>`, `slow_drip` (after the effect), `slow:<ms>`, `throttle`, `maintenance`,
 * `echo` (an error text that repeats the request's headers and body);
 * otherwise one of the vendor's own switches, as its sandbox names them: `name` or `name:argument`.
 */
export type SandboxFault = {
  kind: string;
  /** How many matching requests it strikes; left out: until it is cleared. Switches ignore it. */
  times?: number;
  /** How many matching requests it lets pass first. */
  after?: number;
  /** Part of the path, any letter case. */
  path?: string;
  /** Exact operation, as the vendor's sandbox calls it. */
  operation?: string;
  method?: string;
  /** Retry-After of `status`, `throttle` and `maintenance`. */
  retryAfter?: string;
};

const WIRE =
  /^(hang|hang_after_effect|reset|reset_after_effect|status:[1-5]\d\d|html|html_after_effect|half_json|empty|redirect:\S+|slow_drip|slow:\d+|throttle|maintenance|echo)$/;

export type Struck = { name: string; argument: string; retryAfter: string | null };

export type SandboxFaults = ReturnType<typeof createFaults>;

/** Faults and switches of one sandbox; `behaviours` are the names of the vendor's own switches. */
export function createFaults(behaviours: readonly string[]) {
  let faults: SandboxFault[] = [];
  const split = (kind: string): [string, string] => {
    const at = kind.indexOf(":");
    return at < 0 ? [kind, ""] : [kind.slice(0, at), kind.slice(at + 1)];
  };
  const isBehaviour = (name: string): boolean => behaviours.includes(name);

  return {
    list: (): readonly SandboxFault[] => faults,
    /** Turns a fault on; throws where the sandbox knows no such fault. */
    set(fault: SandboxFault): void {
      if (!WIRE.test(fault.kind) && !isBehaviour(split(fault.kind)[0])) throw new Error(`no such fault: ${fault.kind}`);
      faults = [...faults, { ...fault }];
    },
    clear(kind?: string): void {
      faults = kind === undefined ? [] : faults.filter((f) => f.kind !== kind);
    },
    /** Whether a switch is on, for this subject where it names one. */
    isOn(behaviour: string, subject = ""): boolean {
      return faults.some((f) => {
        const [name, argument] = split(f.kind);
        return name === behaviour && (argument === "" || argument.toLowerCase() === subject.toLowerCase());
      });
    },
    /** The argument of a switch that was set last, or undefined where it is off. */
    argumentOf(behaviour: string): string | undefined {
      return faults.map((f) => split(f.kind)).findLast(([name]) => name === behaviour)?.[1];
    },
    /** The first wire fault that strikes this request, counted down. */
    strike(request: { method: string; path: string }, operation: string): Struck | null {
      const fault = faults.find((f) => {
        if (isBehaviour(split(f.kind)[0]) || f.times === 0) return false;
        if (f.method && f.method.toUpperCase() !== request.method) return false;
        if (f.operation && f.operation.toLowerCase() !== operation.toLowerCase()) return false;
        return !f.path || request.path.includes(f.path.toLowerCase());
      });
      if (!fault) return null;
      if (fault.after) {
        fault.after -= 1;
        return null;
      }
      if (fault.times !== undefined) fault.times -= 1;
      const [name, argument] = split(fault.kind);
      return { name, argument, retryAfter: fault.retryAfter ?? null };
    },
  };
}
