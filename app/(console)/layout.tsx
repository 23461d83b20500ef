import type { ReactNode } from "react";
import { SystemStrip } from "@/components/feedback/system-strip";
import { AppShell } from "@/components/layout/app-shell";
import { PaletteButton } from "@/components/layout/palette-button";
import { requireActor } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { readShell } from "@/lib/home/shell.queries";
import { Account } from "./_shell/account";
import { navigationFor } from "./_shell/navigation";

/** The frame of every signed-in page. It shows and never guards: every page asks for its actor itself. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const shell = await readShell(actor);
  const isDemo = env().GATEHOUSE_DEMO;
  return (
    <AppShell
      organisation={shell.organisation}
      environment={{ label: isDemo ? "DEMO" : "PROD", live: !isDemo }}
      sections={navigationFor(actor.role, shell)}
      changes={{ pending: shell.underWay, href: "/changes?status=queued,sending,waiting,held" }}
      search={<PaletteButton href="/search" label="Find a person or a token" />}
      account={<Account name={actor.name} role={actor.role} />}
      strip={
        shell.notice ? (
          <SystemStrip title={shell.notice.title} href={shell.notice.href}>
            {shell.notice.says}
          </SystemStrip>
        ) : undefined
      }
    >
      {children}
    </AppShell>
  );
}
