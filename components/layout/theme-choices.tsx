"use client";

import { useState } from "react";
import { MenuChoices } from "@/components/ui/dropdown-menu";
import { THEME_COOKIE, type Theme, themeOf } from "./theme";

const YEAR_S = 31_536_000;

function choose(theme: Theme) {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that the console supports
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_S}; samesite=lax`;
}

/** System, light or dark: takes effect at once and is remembered by this browser. */
export function ThemeChoices() {
  const [theme, setTheme] = useState<Theme>(() => themeOf(document.documentElement.dataset.theme));
  return (
    <MenuChoices
      value={theme}
      onChange={(value) => {
        choose(themeOf(value));
        setTheme(themeOf(value));
      }}
      choices={[
        { value: "system", label: "As the system", icon: "monitor" },
        { value: "light", label: "Light", icon: "sun" },
        { value: "dark", label: "Dark", icon: "moon" },
      ]}
    />
  );
}
