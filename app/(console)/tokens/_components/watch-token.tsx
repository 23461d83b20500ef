"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { LiveRegion } from "@/components/feedback/live-region";

type Answer = { mark: string };

/** Asks every second while a delivery of this token is under way, and reads the page again when something moved. */
export function WatchToken({ tokenId, isUnderWay, says }: { tokenId: string; isUnderWay: boolean; says: string }) {
  const router = useRouter();
  const last = useRef<string | null>(null);
  const { data } = useQuery({
    queryKey: ["token", tokenId, "watch"],
    queryFn: async (): Promise<Answer> => {
      const response = await fetch(`/api/internal/tokens/${tokenId}`, { headers: { "x-gatehouse-poll": "1" } });
      if (!response.ok) throw new Error("The token could not be read.");
      return response.json();
    },
    enabled: isUnderWay,
    refetchInterval: 1_000,
    staleTime: 0,
  });
  useEffect(() => {
    if (!data || data.mark === last.current) return;
    last.current = data.mark;
    router.refresh();
  }, [data, router]);
  return <LiveRegion>{says}</LiveRegion>;
}
