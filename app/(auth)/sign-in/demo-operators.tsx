import { initialsOf } from "@/components/layout/initials";
import { Icon } from "@/components/ui/icon";
import type { Role } from "@/lib/core/permissions";
import { ROLE_SAYS } from "@/lib/operators/operator.rules";

export type DemoOperatorsProps = {
  operators: readonly { id: string; name: string; role: Role }[];
  returnTo: string;
};

/** One button a demo operator; each is the submit button of one plain form. */
export function DemoOperators({ operators, returnTo }: DemoOperatorsProps) {
  return (
    <form className="demo" method="post" action="/api/auth/callback/demo">
      <input type="hidden" name="callbackUrl" value={returnTo} />
      {operators.map(({ id, name, role }) => (
        <button type="submit" key={id} name="operator" value={id}>
          <span className="who__init" aria-hidden="true">
            {initialsOf(name)}
          </span>
          <span className="two">
            <span>
              <span className="med">{name}</span> <span className="muted">{role}</span>
            </span>
            <span>{ROLE_SAYS[role]}</span>
          </span>
          <Icon name="chevron-right" />
        </button>
      ))}
    </form>
  );
}
