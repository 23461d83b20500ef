import type { ReactNode } from "react";
import { Mark } from "@/components/ui/icon";
import packageJson from "@/package.json" with { type: "json" };
import styles from "./auth.module.css";

/** The box in the middle of the pages before signing in: a form at the left, and what else there is at the right. */
export function AuthFrame({ isDemo, children, aside }: { isDemo: boolean; children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="signin">
      <main className={aside ? "signin__box" : `signin__box ${styles.single}`}>
        <section aria-labelledby="page-title">
          <div className={`row ${styles.brand}`}>
            <Mark className="mark" />
            <span>Gatehouse</span>
          </div>
          {children}
        </section>
        {aside}
      </main>
      <footer className="legalfoot">
        {isDemo ? <span>Kade Groep</span> : null}
        <span>Gatehouse {packageJson.version}</span>
      </footer>
    </div>
  );
}
