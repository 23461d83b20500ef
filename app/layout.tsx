import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/layout/providers";
import { THEME_COOKIE, themeOf } from "@/components/layout/theme";
import { Sprite } from "@/components/ui/sprite";
import { inter } from "./fonts/inter";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Gatehouse", template: "%s - Gatehouse" },
  description: "Who can use which integration, and why.",
  icons: { icon: "/icon.svg" },
  robots: { index: false, follow: false },
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" className={inter.variable} data-theme={theme} suppressHydrationWarning>
      <body>
        <Sprite />
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
