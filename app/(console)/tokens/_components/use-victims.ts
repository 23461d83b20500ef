"use client";

import { useQuery } from "@tanstack/react-query";
import type { Victims } from "@/lib/tokens/token-views.rules";

/** A view as it arrives in JSON: moments are text. */
export type VictimsView = Omit<Victims, "lastUsedAt" | "riding"> & {
  lastUsedAt: string | null;
  riding: (Omit<Victims["riding"][number], "lastAskedAt"> & { lastAskedAt: string | null })[];
};

/** Who is hit when a token stops; asked once a dialog, however many of its parts want to know. */
export function useVictims(tokenId: string) {
  return useQuery({
    queryKey: ["token", tokenId, "victims"],
    queryFn: async (): Promise<VictimsView> => {
      const response = await fetch(`/api/internal/tokens/${tokenId}/victims`);
      if (!response.ok) throw new Error("Who is hit could not be read.");
      return response.json();
    },
    staleTime: 5_000,
  });
}
