"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useTableNavigation } from "./table-navigation";
import { searchHref, type TableQuery } from "./table-url";

const PAUSE_MS = 250;

export type SearchBoxProps = { query: TableQuery; label: string; placeholder?: string };

/** Searches on the server a quarter of a second after the last key; Enter goes to the first row. */
export function SearchBox({ query, label, placeholder = label }: SearchBoxProps) {
  const { navigate } = useTableNavigation();
  const [words, setWords] = useState(query.q);
  const sent = useRef(query.q);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    // The address changed by Back or by "Clear all", not by what was typed here.
    if (query.q === sent.current) return;
    sent.current = query.q;
    setWords(query.q);
  }, [query.q]);
  useEffect(() => () => clearTimeout(waiting.current), []);

  const send = (text: string) => {
    if (text.trim() === sent.current) return;
    sent.current = text.trim();
    navigate(searchHref(query, text), "replace");
  };
  const onType = (text: string) => {
    setWords(text);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => send(text), PAUSE_MS);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    clearTimeout(waiting.current);
    send(words);
    event.currentTarget.closest(".tableframe")?.querySelector<HTMLElement>("a[data-row-link]")?.focus();
  };

  return (
    <search className="contents">
      <form className="search" onSubmit={onSubmit}>
        <Icon name="search" />
        <input
          className="input"
          type="search"
          name="q"
          aria-label={label}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          value={words}
          onChange={(event) => onType(event.target.value)}
        />
        {words ? null : <Kbd>/</Kbd>}
      </form>
    </search>
  );
}
