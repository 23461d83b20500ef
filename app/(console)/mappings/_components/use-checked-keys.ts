"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import type { CheckedKey } from "@/lib/mappings/target.queries";

/** The keys of a pasted text, one a line, blank lines left out. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

type Asked = { applicationId: string; connectorId: string; keys: readonly string[] };

/** What each pasted key comes to; asked as soon as application and connector are known. */
export function useCheckedKeys(asked: Asked) {
  const settled = useDeferredValue(asked.keys.join("\n"));
  const { applicationId, connectorId } = asked;
  return useQuery({
    queryKey: ["mapping-keys", applicationId, connectorId, settled],
    queryFn: async ({ signal }): Promise<CheckedKey[]> => {
      // A word that is still being typed is not asked about letter by letter.
      await new Promise((resolve) => setTimeout(resolve, 250));
      signal.throwIfAborted();
      const response = await fetch("/api/internal/mappings/check", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ applicationId, connectorId, keys: linesOf(settled) }),
        signal,
      });
      const answer = await response.json();
      if (!response.ok) throw new Error(answer?.error?.message ?? "The keys could not be checked.");
      return answer;
    },
    enabled: applicationId !== "" && connectorId !== "" && settled !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });
}
