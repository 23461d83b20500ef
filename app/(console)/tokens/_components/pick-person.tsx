"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useField } from "@/components/form/form-context";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import type { Candidate } from "@/lib/tokens/token-candidate.queries";

/** Finds a person of the connector’s system by name, e-mail or code, and says beside each what is still missing. */
export function PickPerson({ connectorId, chosen }: { connectorId: string; chosen: Candidate | null }) {
  const { id, error } = useField("accountId");
  const [words, setWords] = useState(chosen ? chosen.userCode : "");
  const helpId = useId();
  const { data, isError, isFetching } = useQuery({
    queryKey: ["token-candidates", connectorId, words.trim()],
    queryFn: async (): Promise<Candidate[]> => {
      const query = new URLSearchParams({ connector: connectorId, q: words.trim() });
      const response = await fetch(`/api/internal/tokens/candidates?${query}`);
      if (!response.ok) throw new Error("The people could not be read.");
      return response.json();
    },
    enabled: connectorId !== "" && words.trim().length > 0,
    placeholderData: keepPreviousData,
  });
  const people = words.trim() === "" ? [] : (data ?? (chosen ? [chosen] : []));
  return (
    <fieldset className="field" aria-describedby={helpId}>
      <legend className="label font-medium text-sm">Who</legend>
      <Input
        id={id}
        type="search"
        aria-label="Find a person by name, e-mail or user code"
        placeholder="Name, e-mail or user code"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        autoComplete="off"
        {...(error ? { "aria-invalid": true } : {})}
      />
      <span className="help" id={helpId} role="status">
        {isError
          ? "The people could not be read. Type again to retry."
          : words.trim() === ""
            ? "Members of the connector’s group come first."
            : isFetching && people.length === 0
              ? "Looking"
              : `${people.length === 20 ? "The first 20" : people.length} found`}
      </span>
      {people.map((person) => (
        <label className="opt" key={person.accountId}>
          <input
            className="radio"
            type="radio"
            name="accountId"
            value={person.accountId}
            defaultChecked={person.accountId === chosen?.accountId}
          />
          <span>
            <span className="med">{person.userName}</span> <span className="code muted">{person.userCode}</span>{" "}
            {person.email === person.userCode ? null : <span className="muted">{person.email}</span>}
            {person.missing.length > 0 ? (
              <span className="block text-warning">
                <Icon name="triangle-alert" size={14} /> {person.missing.join(". ")}
              </span>
            ) : (
              <span className="block text-success">Ready</span>
            )}
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
