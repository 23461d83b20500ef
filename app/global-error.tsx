"use client";

import { inter } from "./fonts/inter";
import "./globals.css";

/** The last page standing: the frame itself could not be made, so nothing of it is used here. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" className={inter.variable} data-theme="system">
      <body>
        <main className="page-problem">
          <h1>Something went wrong on our side</h1>
          <p className="small muted">The console could not be shown. Nothing was changed.</p>
          {error.digest ? (
            <p className="small">
              Incident <span className="mono">{error.digest}</span>
            </p>
          ) : null}
          <p>
            <a className="btn btn--primary" href="/">
              Load it again
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
