"use client";

import { useState } from "react";
import { Banner } from "@/components/feedback/banner";
import { Field } from "@/components/form/field";
import { SelectField, TextField } from "@/components/form/fields";
import { VendorFields } from "@/components/form/vendor-fields";
import { Select } from "@/components/ui/input";
import { profileOf } from "@/lib/upstreams/profiles";
import type { AccountSystem } from "@/lib/users/account-systems.queries";

export type AccountFieldsProps = { systems: readonly AccountSystem[]; isOptional?: boolean };

/** The system of an account, how it is named there, and what that vendor knows of it. */
export function AccountFields({ systems, isOptional = false }: AccountFieldsProps) {
  const [systemId, setSystemId] = useState(systems.length === 1 && !isOptional ? (systems[0]?.id ?? "") : "");
  const system = systems.find(({ id }) => id === systemId);
  const placeholder = { value: "", label: isOptional ? "None yet" : "Choose a system" };
  return (
    <>
      <Field name="systemId" label="System" optional={isOptional}>
        {(control) => (
          <Select
            {...control}
            value={systemId}
            onChange={(event) => setSystemId(event.target.value)}
            options={[placeholder, ...systems.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
      </Field>
      {system ? <AccountInSystem key={systemId} vendor={system.vendor} groups={system.groups} /> : null}
    </>
  );
}

function AccountInSystem({ vendor, groups }: Pick<AccountSystem, "vendor" | "groups">) {
  const { name, accountId, accountFields, accounts, groupsPerAccount, words, notice } = profileOf(vendor);
  return (
    <>
      {notice ? <Banner title={`About ${name}.`}>{notice}</Banner> : null}
      <TextField
        name="userCode"
        label={accountId.label}
        className="mono w-200"
        spellCheck={false}
        maxLength={accountId.maxLength}
        placeholder={accountId.placeholder}
        help={
          accounts === "created"
            ? `It is made there as a ${words.account}; nothing may go by this name yet.`
            : "As it stands in the system. Nothing is sent; the account has to exist there."
        }
      />
      {groupsPerAccount === 1 ? (
        <SelectField
          name="groupId"
          label={`The ${words.group} that it begins with`}
          placeholder={groups.length > 0 ? "Choose one" : "None is known yet: make a group first"}
          options={groups.map(({ id, code }) => ({ value: id, label: code }))}
          help={`A ${words.account} has exactly one.`}
        />
      ) : null}
      <VendorFields fields={accountFields} prefix="attributes" />
    </>
  );
}
