import { createElement } from "react";
import { ICON_MODULES, type IconName, iconNodes } from "./icon-set";
import { SignatureSymbols } from "./signature-symbols";

/** All drawings of the console, once a page; `Icon`, `Gate` and `Stamp` only point at them, which keeps long lists small. */
export function Sprite() {
  return (
    <svg className="sprite" aria-hidden="true">
      <SignatureSymbols />
      {(Object.keys(ICON_MODULES) as IconName[]).map((name) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 24 24">
          {iconNodes(name).map(([tag, attributes]) => {
            const { key, ...shape } = attributes as { key: string };
            return createElement(tag, { ...shape, key });
          })}
        </symbol>
      ))}
    </svg>
  );
}
