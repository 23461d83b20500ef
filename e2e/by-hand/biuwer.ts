import type { Page } from "@playwright/test";
import type { Effect, EndpointRef, PersonRef } from "@/lib/upstreams/effects";
import type { ByHand } from "../vendor-desk";
import { press, send } from "./form";

type EffectOf<T extends Effect["type"]> = Extract<Effect, { type: T }>;

/** Somebody at Biuwer, where a person does everything: users, groups, authentication tokens, and what content shows to whom. */
export function atBiuwer(url: string): ByHand {
  // What he keeps on a note beside the screen: Biuwer shows no description of a token and no list of what one application embeds.
  let token = "";
  let shown: EndpointRef[] = [];
  let group = "";

  return async (effect, console) => {
    switch (effect.type) {
      case "user.create.v1":
      case "user.update.v1":
      case "user.remove.v1":
      case "user.block.v1":
      case "user.unblock.v1":
        return doUser(effect, console);
      case "group.create.v1":
      case "group.rename.v1":
      case "group.archive.v1":
      case "membership.add.v1":
      case "membership.remove.v1":
        return doGroup(effect, console);
      case "connector.create.v1":
        [shown, group] = [effect.endpoints, effect.group?.code ?? ""];
        for (const one of shown) await share(console, one, group);
        return undefined;
      case "connector.include.v1":
        for (const one of effect.endpoints) await share(console, one, group);
        shown = [...shown, ...effect.endpoints];
        return undefined;
      case "connector.exclude.v1":
        for (const one of effect.endpoints) await takeAway(console, one, group);
        shown = shown.filter(({ name }) => !effect.endpoints.some((gone) => gone.name === name));
        return undefined;
      case "connector.link.v1":
        for (const one of shown) {
          await takeAway(console, one, group);
          await give(console, one, effect.group.code);
        }
        group = effect.group.code;
        return undefined;
      case "connector.block.v1":
      case "group.block.v1":
        for (const one of shown) await takeAway(console, one, group);
        return undefined;
      case "connector.unblock.v1":
      case "group.unblock.v1":
        for (const one of shown) await give(console, one, group);
        return undefined;
      case "token.issue.v1":
        await console.goto(`${url}/console/tokens`);
        await send(console, { User: nameAndMail(effect.person) }, "Add");
        token =
          (await console
            .getByRole("row")
            .filter({ hasText: effect.person.name })
            .last()
            .locator("code")
            .textContent()) ?? "";
        return token;
      case "token.set_expiry.v1":
      case "token.suspend.v1":
      case "token.resume.v1":
      case "token.revoke.v1":
        await console.goto(`${url}/console/tokens`);
        return doToken(effect, console);
      default:
        throw new Error(`${effect.type} is no task for a person at Biuwer`);
    }
  };

  async function doToken(effect: Effect, console: Page): Promise<undefined> {
    const row = console.getByRole("row").filter({ hasText: token });
    if (effect.type === "token.set_expiry.v1" || effect.type === "token.resume.v1") {
      await row.getByLabel("Valid to").fill(effect.expiresAt ?? "");
      await press(console, `Save the end of the token that ends in ${token.slice(-4)}`);
    } else {
      await press(console, `End the token that ends in ${token.slice(-4)} now`);
    }
    return undefined;
  }

  async function doUser(effect: EffectOf<`user.${string}` & Effect["type"]>, console: Page): Promise<undefined> {
    const { person, type } = effect;
    await console.goto(`${url}/console/users`);
    if (type === "user.create.v1") {
      await send(console, { Type: "Basic", Name: person.name, "Contact e-mail": person.email ?? "" }, "Add");
      return undefined;
    }
    await console.getByRole("row").filter({ hasText: person.name }).getByRole("link").click();
    if (type === "user.update.v1") await send(console, { Name: person.name, "E-mail": person.email ?? "" }, "Save");
    if (type === "user.remove.v1") await send(console, { "New owner of his objects": "Olga Owner" }, "Delete user");
    if (type === "user.block.v1") await press(console, `End the token that ends in ${token.slice(-4)} now`);
    if (type === "user.unblock.v1") await press(console, `Save the end of the token that ends in ${token.slice(-4)}`);
    return undefined;
  }

  async function doGroup(
    effect: EffectOf<
      "group.create.v1" | "group.rename.v1" | "group.archive.v1" | "membership.add.v1" | "membership.remove.v1"
    >,
    console: Page,
  ): Promise<undefined> {
    const { code, description } = effect.group;
    await console.goto(`${url}/console/groups`);
    if (effect.type === "group.create.v1") {
      await send(console, { Type: "Basic", Name: code, Description: description }, "Add");
      return undefined;
    }
    const name = effect.type === "group.rename.v1" ? effect.from.code : code;
    await console.getByRole("link", { name, exact: true }).click();
    if (effect.type === "group.rename.v1") {
      await send(console, { Name: code, Description: description }, "Save");
      if (group === name) group = code;
    }
    if (effect.type === "group.archive.v1") await press(console, "Delete group");
    if (effect.type === "membership.add.v1") await send(console, { User: nameAndMail(effect.person) }, "Add member");
    if (effect.type === "membership.remove.v1") await press(console, `Take out ${effect.person.name}`);
    return undefined;
  }

  function open(console: Page, { kind, name }: EndpointRef) {
    return console.goto(`${url}/console/content/${kind}/${encodeURIComponent(name)}`);
  }

  async function share(console: Page, one: EndpointRef, to: string): Promise<void> {
    await open(console, one);
    await press(console, "Share");
    await give(console, one, to);
  }
  async function give(console: Page, one: EndpointRef, to: string): Promise<void> {
    await open(console, one);
    await send(console, { "User or group": `${to} (group)`, Level: "View" }, "Add access");
  }
  async function takeAway(console: Page, one: EndpointRef, from: string): Promise<void> {
    await open(console, one);
    const button = `Take away ${from}`;
    if (await console.getByRole("button", { name: button, exact: true }).isVisible()) await press(console, button);
  }
}

const nameAndMail = ({ name, email }: PersonRef): string => `${name} (${email})`;
