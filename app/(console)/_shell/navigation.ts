import type { NavSection } from "@/components/layout/nav";
import { canRead, type Role } from "@/lib/core/permissions";

/** The navigation of a role: what he can't open is absent. */
export function navigationFor(
  role: Role,
  counts: { needsPerson: number; unhealthy: number; drift: number },
): NavSection[] {
  return [
    {
      label: "Work",
      items: [
        { href: "/", label: "Home", icon: "house" },
        {
          href: "/changes",
          label: "Changes",
          icon: "git-branch",
          count: counts.needsPerson,
          countMeans: "need a person",
        },
      ],
    },
    {
      label: "Directory",
      items: [
        { href: "/groups", label: "Groups", icon: "users" },
        { href: "/users", label: "Users", icon: "user" },
      ],
    },
    {
      label: "Integrations",
      items: [
        { href: "/connectors", label: "App connectors", icon: "plug" },
        { href: "/tokens", label: "Tokens", icon: "key-round" },
        { href: "/mappings", label: "Mappings", icon: "waypoints" },
      ],
    },
    {
      label: "Evidence",
      items: [
        { href: "/access", label: "Who has access", icon: "door-open" },
        { href: "/audit", label: "Audit log", icon: "scroll-text" },
      ],
    },
    {
      label: "Systems",
      items: [
        {
          href: "/systems",
          label: "Systems",
          icon: "server",
          count: counts.unhealthy,
          countMeans: "need attention",
          countTone: "warn",
        },
        { href: "/drift", label: "Drift", icon: "git-compare", count: counts.drift, countMeans: "differences open" },
      ],
    },
    {
      label: "Settings",
      items: [
        ...(canRead(role, "operators.read")
          ? [{ href: "/settings/operators", label: "Operators", icon: "user-check" } as const]
          : []),
        { href: "/settings/about", label: "About", icon: "info" },
      ],
    },
  ];
}
