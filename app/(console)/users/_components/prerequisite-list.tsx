import { Section } from "@/components/layout/content";
import { PlainState } from "@/components/ui/chip";
import type { AccountView } from "@/lib/users/user-views.rules";

/** What a vendor asks for before an account can get a token, each met or not. */
export function PrerequisiteList({ account }: { account: AccountView }) {
  return (
    <Section title={`Prerequisites of ${account.systemName}`} note={<span className="mono">{account.userCode}</span>}>
      <ul className="rows border-line border-t max-w-[640px]">
        {account.prerequisites.map(({ label, isMet, isWarning }) => (
          <li key={label}>
            <span className="grow">{label}</span>
            <PlainState tone={isMet ? "ok" : "warn"} icon={isMet ? "check" : "triangle-alert"}>
              {isMet ? "Yes" : isWarning ? "Advised" : "No"}
            </PlainState>
          </li>
        ))}
      </ul>
    </Section>
  );
}
