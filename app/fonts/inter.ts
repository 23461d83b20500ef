import localFont from "next/font/local";

/** Inter, variable, latin subset (SIL Open Font License, see inter-latin.OFL.txt); other scripts fall back to the system's face. */
export const inter = localFont({
  src: "./inter-latin.woff2",
  variable: "--font-inter",
  weight: "100 900",
  style: "normal",
  display: "swap",
  adjustFontFallback: "Arial",
});
