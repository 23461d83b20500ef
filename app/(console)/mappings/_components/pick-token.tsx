"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { useField } from "@/components/form/form-context";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import type { Target } from "@/lib/mappings/target.queries";

type Props = {
  /** Tokens of one connector, or of all that an application may ask for. */
  of: { connectorId: string } | { applicationId: string };
  /** A token that is no choice, because the keys ride on it. */
  without?: string;
  help?: ReactNode;
  onPick?: (target: Target) => void;
};

/** Finds a token that can be given out, by user, label or last four. Sends `tokenId`. */
export function PickToken({ of, without = "", help, onPick }: Props) {
  const { id, error } = useField("tokenId");
  const [words, setWords] = useState("");
  const helpId = useId();
  const scope = "connectorId" in of ? { connector: of.connectorId } : { application: of.applicationId };
  const { data, isError, isFetching } = useQuery({
    queryKey: ["mapping-targets", scope, words.trim()],
    queryFn: async (): Promise<Target[]> => {
      const response = await fetch(
        `/api/internal/mappings/targets?${new URLSearchParams({ ...scope, q: words.trim() })}`,
      );
      if (!response.ok) throw new Error("The tokens could not be read.");
      return response.json();
    },
    placeholderData: keepPreviousData,
  });
  const tokens = (data ?? []).filter(({ tokenId }) => tokenId !== without);
  return (
    <fieldset className="field" aria-describedby={helpId}>
      <legend className="label font-medium text-sm">Token</legend>
      <Input
        id={id}
        type="search"
        aria-label="Find a token by user, label or last four"
        placeholder="User, label or last four"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        autoComplete="off"
        {...(error ? { "aria-invalid": true } : {})}
      />
      <span className="help" id={helpId}>
        {help}{" "}
        <span role="status">
          {isError
            ? "The tokens could not be read. Type again to retry."
            : isFetching && data === undefined
              ? "Looking"
              : `${tokens.length >= 20 ? "The first 20" : tokens.length} found`}
        </span>
      </span>
      {tokens.map((target) => (
        <label className="opt" key={target.tokenId}>
          <input
            className="radio"
            type="radio"
            name="tokenId"
            value={target.tokenId}
            onChange={() => onPick?.(target)}
          />
          <span>
            <span className="mono">{target.hint}</span> <span className="med">{target.userName}</span>{" "}
            <span className="muted font-normal">
              {target.label}, {target.connectorName},{" "}
              {target.keys === 0 ? "no key on it" : target.keys === 1 ? "1 key on it" : `${target.keys} keys on it`}
            </span>
          </span>
        </label>
      ))}
      {error ? (
        <span className="err">
          <Icon name="circle-x" />
          {error}
        </span>
      ) : null}
    </fieldset>
  );
}
