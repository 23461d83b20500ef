import { ScimError } from "./scim-error";

export const COMPARISONS = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"] as const;
export type Comparison = (typeof COMPARISONS)[number];
export type Literal = string | number | boolean | null;

/** A filter of RFC 7644, section 3.4.2.2; names of attributes are in lower case, without the address of their schema. */
export type Filter =
  | { op: "and" | "or"; left: Filter; right: Filter }
  | { op: "not"; of: Filter }
  | { op: "pr"; path: string }
  | { op: Comparison; path: string; value: Literal }
  | { op: "any"; path: string; of: Filter };

const LONGEST = 4_000;
const DEEPEST = 40;
const TOKEN =
  /\s+|([()[\]])|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.:]))|((?:urn:[\w.:-]+:)?[A-Za-z$][\w$-]*(?:\.[A-Za-z$][\w$-]*)?\.?)/giy;

type Token = { kind: "mark" | "text" | "number" | "word"; text: string };

/** The filter that a text states; `and` binds closer than `or`, `not` takes a group. Throws 400 `invalidFilter` with where it went wrong. */
export function parseFilter(text: string): Filter {
  const reader = new Reader(tokensOf(text));
  const filter = reader.either(0);
  reader.end();
  return filter;
}

function refuse(says: string): never {
  throw new ScimError(400, "invalidFilter", says);
}

function tokensOf(text: string): Token[] {
  if (text.length > LONGEST) refuse(`A filter may have ${LONGEST} characters at most`);
  if (text.trim() === "" || text.includes("\0")) refuse("The filter is empty or holds what can’t be read");
  const tokens: Token[] = [];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) refuse(`Can’t read the filter from character ${from + 1}`);
    const [, mark, string, number, word] = found;
    if (mark) tokens.push({ kind: "mark", text: mark });
    else if (string) tokens.push({ kind: "text", text: string });
    else if (number) tokens.push({ kind: "number", text: number });
    else if (word) tokens.push({ kind: "word", text: word });
  }
  return tokens;
}

class Reader {
  private at = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  either(depth: number): Filter {
    if (depth > DEEPEST) refuse("The filter is nested too deep");
    let left = this.both(depth);
    while (this.takesWord("or")) left = { op: "or", left, right: this.both(depth) };
    return left;
  }

  end(): void {
    const rest = this.tokens[this.at];
    if (rest) refuse(`Did not expect ${rest.text} in the filter`);
  }

  private both(depth: number): Filter {
    let left = this.one(depth);
    while (this.takesWord("and")) left = { op: "and", left, right: this.one(depth) };
    return left;
  }

  private one(depth: number): Filter {
    const next = this.tokens[this.at + 1];
    if (this.isWord("not") && next?.text === "(") {
      this.at += 1;
      return { op: "not", of: this.group(depth, "(", ")") };
    }
    if (this.isMark("(")) return this.group(depth, "(", ")");
    const path = this.path();
    if (!this.isMark("[")) return this.comparison(path);
    const inner: Filter = { op: "any", path, of: this.group(depth, "[", "]") };
    const after = this.tokens[this.at];
    return after?.kind === "word" && after.text.startsWith(".") ? refuse("A path ends after its brackets") : inner;
  }

  private group(depth: number, open: string, close: string): Filter {
    if (!this.isMark(open)) refuse(`Expected ${open} in the filter`);
    this.at += 1;
    const inner = this.either(depth + 1);
    if (!this.isMark(close)) refuse(`Expected ${close} in the filter`);
    this.at += 1;
    return inner;
  }

  private path(): string {
    const token = this.take("an attribute");
    if (token.kind !== "word" || token.text.endsWith(".")) refuse(`Expected an attribute instead of ${token.text}`);
    return attributeName(token.text);
  }

  private comparison(path: string): Filter {
    const op = this.take("an operator").text.toLowerCase();
    if (op === "pr") return { op, path };
    if (!(COMPARISONS as readonly string[]).includes(op)) refuse(`There is no operator ${op}`);
    return { op: op as Comparison, path, value: this.literal() };
  }

  private literal(): Literal {
    const { kind, text } = this.take("a value");
    if (kind === "number") return Number(text);
    if (kind === "text") return unquoted(text);
    const word = text.toLowerCase();
    if (kind === "word" && (word === "true" || word === "false")) return word === "true";
    if (kind === "word" && word === "null") return null;
    return refuse(`Expected a value instead of ${text}; a text stands in double quotes`);
  }

  private take(what: string): Token {
    const token = this.tokens[this.at] ?? refuse(`The filter ends where ${what} is expected`);
    this.at += 1;
    return token;
  }

  private isMark(text: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === "mark" && token.text === text;
  }

  private isWord(word: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === "word" && token.text.toLowerCase() === word;
  }

  private takesWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.at += 1;
    return true;
  }
}

function unquoted(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return refuse(`${text} is no text as JSON writes it`);
  }
}

/** The name of an attribute as filters and paths compare it: without the address of its schema, in lower case. */
export function attributeName(path: string): string {
  return path.replace(/^urn:.*:/i, "").toLowerCase();
}
