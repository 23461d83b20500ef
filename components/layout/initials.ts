/** Up to two initials of a name, skipping the small words between: "Saskia de Boer" gives "SB". */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0] ?? name];
  return picked.map((word) => word?.charAt(0).toUpperCase() ?? "").join("");
}
