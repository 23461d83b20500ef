import { Chip, PlainState } from "@/components/ui/chip";
import { type IdentityProblem, PROBLEM_WORDS } from "@/lib/identities/identity-views.rules";

/** What clashes or is missing, each said on hover; nothing of either is said too. */
export function ProblemMarks({ problems }: { problems: readonly IdentityProblem[] }) {
  if (problems.length === 0)
    return (
      <PlainState tone="ok" icon="check">
        Fits together
      </PlainState>
    );
  return (
    <span className="row row--wrap gap-1">
      {problems.map((problem) => {
        const { kind, label, says } = PROBLEM_WORDS[problem];
        return (
          <Chip
            key={problem}
            tone={kind === "conflict" ? "warning" : "neutral"}
            icon={kind === "conflict" ? "triangle-alert" : "circle-help"}
            title={says}
          >
            {label}
          </Chip>
        );
      })}
    </span>
  );
}

/** The same in whole sentences, for a page of one. */
export function ProblemList({ problems }: { problems: readonly IdentityProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="grid gap-2 pb-4">
      {problems.map((problem) => (
        <li key={problem} className="row row--wrap gap-2">
          <ProblemMarks problems={[problem]} />
          <span className="small">{PROBLEM_WORDS[problem].says}</span>
        </li>
      ))}
    </ul>
  );
}
