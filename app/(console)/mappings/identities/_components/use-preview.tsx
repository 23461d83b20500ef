"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Banner } from "@/components/feedback/banner";
import { EffectsList } from "@/components/feedback/effects-list";
import type { Command } from "@/components/form/command";
import type { ActionResult } from "@/lib/core/errors";
import type { Plan } from "@/lib/gate/plan";

const TYPING_MS = 350;
const NOT_YET = {
  ok: false,
  error: {
    code: "plan_is_stale",
    message: "The preview is still being made. Nothing was changed; look at it, then send this again.",
    requestId: "",
  },
} as const;

type Preview = { isWanted: boolean; isWorking: boolean; plan: Plan | null; refusal: string | null };
type Asked = { plan: (input: unknown) => Promise<ActionResult<Plan>>; input: object; isWanted: boolean };

/** What an act would come to, asked anew once the typing rests; while it is being made there is nothing to agree to yet. */
export function usePreview({ plan, input, isWanted }: Asked): Preview {
  const now = JSON.stringify(input);
  const [rested, setRested] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setRested(now), TYPING_MS);
    return () => clearTimeout(timer);
  }, [now]);
  const { data, isPending } = useQuery({
    queryKey: ["plan", "identities", rested],
    queryFn: () => plan(JSON.parse(rested)),
    enabled: isWanted,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const isWorking = isWanted && (rested !== now || isPending);
  const isKnown = isWanted && !isWorking && data !== undefined;
  return {
    isWanted,
    isWorking,
    plan: isKnown && data.ok ? data.value : null,
    refusal: isKnown && !data.ok ? data.error.message : null,
  };
}

/** The act itself, which isn’t sent while its preview is being made. */
export function afterPreview<T>(action: Command<T>, { isWorking }: Preview): Command<T> {
  return async (typed, options) => (isWorking ? NOT_YET : action(typed, options));
}

/** The preview in words: what comes together or apart, and what is sent to whom. */
export function PreviewBox({
  preview: { isWanted, isWorking, plan, refusal },
  none,
}: {
  preview: Preview;
  none: string;
}) {
  return (
    <div className="grid gap-4" aria-live="polite" aria-busy={isWorking}>
      {isWanted ? null : <p className="small muted">{none}</p>}
      {isWorking ? <p className="small muted">Working out what would happen</p> : null}
      {refusal ? <Banner tone="danger" title={refusal} live="alert" /> : null}
      {plan ? <Warnings warnings={plan.warnings} /> : null}
      {plan ? <EffectsList effects={plan.effects} /> : null}
    </div>
  );
}

function Warnings({ warnings: [first, ...rest] }: { warnings: readonly string[] }) {
  if (!first) return <p className="small muted">Nothing comes together or apart by this.</p>;
  return (
    <Banner tone="warning" title={first}>
      {rest.length > 0 ? (
        <ul className="grid list-disc gap-1 pt-1 pl-4">
          {rest.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      ) : null}
    </Banner>
  );
}
