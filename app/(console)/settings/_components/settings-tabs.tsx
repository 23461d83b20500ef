import { Tabs } from "@/components/layout/tabs";

/** People and programs that may use Gatehouse. */
export function SettingsTabs({ operators, apiKeys }: { operators: number; apiKeys: number }) {
  return (
    <Tabs
      label="Who may use Gatehouse"
      tabs={[
        { href: "/settings/operators", label: "Operators", count: operators },
        { href: "/settings/operators/api-keys", label: "API keys", count: apiKeys },
      ]}
    />
  );
}
