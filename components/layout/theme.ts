/** Where the choice is kept; the server reads it, so the first paint is already right. */
export const THEME_COOKIE = "gatehouse_theme";
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The theme a cookie names, or "system" for anything else. */
export function themeOf(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}
