import type { IForbiddenRuleType } from "dependency-cruiser";

// Who may import whom, as rules of dependency-cruiser. A folder of lib that is not named here as shared is a slice, so that a
// slice made tomorrow is fenced too.

const SHARED = "(?:core|csv|db|vault|auth|access|audit|outbox|upstreams|gate|worker|resolve|doors|home|about|testing)/";
const SLICE = `^lib/(?!${SHARED})([^/]+)/`;
/** Files that compute and nothing else; they run in a browser too. */
const PURE =
  "(^lib/core/|^lib/upstreams/(effects|profile|profiles|[^/]+/profile[^/]*)\\.ts$|\\.(rules|schema|events|types)\\.ts$)";
/** A file of a slice without a role in its name. */
const OPERATION = `^lib/(?!${SHARED})[^/]+/[^/.]+\\.ts$`;
const DRAFT = "^lib/(groups/(drafts|unfinished-new-group)|imports/drafts)\\.ts$";
const TEST = "(\\.test\\.tsx?$|^lib/testing/|^e2e/)";
const SANDBOX = "^lib/upstreams/(sandbox/|[^/]+/sandbox[^/]*\\.ts$)";
const EXAM = "^lib/upstreams/contract[^/]*\\.ts$";
const VALUES = ["type-only"];

/** The download of the whole log is the only address of its own that does something; it leads through the gate itself. */
export const EXPORTS = "^app/api/internal/audit/export/route\\.ts$";

type Path = Record<string, unknown>;
const rule = (name: string, from: Path, to: Path): IForbiddenRuleType =>
  ({ name, severity: "error", from, to }) as IForbiddenRuleType;

/** Every rule; each has a planted file that breaks it. */
export const IMPORT_LAW: readonly IForbiddenRuleType[] = [
  rule("no-cycles", { pathNot: TEST }, { circular: true, viaOnly: { dependencyTypesNot: VALUES } }),
  rule("lib-knows-no-screen", { path: "^lib/", pathNot: TEST }, { path: "^(app|components)/" }),
  rule("components-are-not-features", { path: "^components/" }, { path: "^app/" }),
  rule(
    "components-import-only-pure-lib",
    { path: "^components/", pathNot: TEST },
    { path: "^lib/", pathNot: PURE, dependencyTypesNot: VALUES },
  ),
  rule("only-ui-knows-radix", { pathNot: "^components/ui/" }, { path: "node_modules/(radix-ui|@radix-ui)/" }),
  rule(
    "screens-do-not-open-the-database",
    { path: "^app/", pathNot: `${EXPORTS}|${TEST}` },
    {
      path: "(^lib/db/|\\.store\\.ts$|node_modules/(pg|@prisma)/)",
      pathNot: "^lib/db/(paging|health)\\.ts$",
      dependencyTypesNot: VALUES,
    },
  ),
  // A screen may hold an operation to ask whether somebody may do it, or what it would come to; nothing but a door runs it.
  rule(
    "only-doors-run-operations",
    { path: "^app/", pathNot: `${EXPORTS}|${TEST}` },
    { path: "^lib/gate/", pathNot: "^lib/gate/(authorise|plan|operation)\\.ts$", dependencyTypesNot: VALUES },
  ),
  rule(
    "pure-stays-pure",
    { path: PURE, pathNot: TEST },
    { path: "^(lib|app)/", pathNot: PURE, dependencyTypesNot: VALUES },
  ),
  rule("pure-needs-no-runtime", { path: PURE, pathNot: TEST }, { dependencyTypes: ["core"] }),
  rule(
    "pure-needs-only-zod",
    { path: PURE, pathNot: TEST },
    { dependencyTypes: ["npm", "npm-dev", "npm-no-pkg", "npm-unknown"], pathNot: "node_modules/zod/" },
  ),
  // A draft names the operation that it leads to, because who may do that may keep the draft; it does not run it.
  rule(
    "operations-do-not-call-operations",
    { path: OPERATION, pathNot: DRAFT },
    { path: OPERATION, dependencyTypesNot: VALUES },
  ),
  rule(
    "slices-meet-through-rules-schema-store",
    { path: SLICE, pathNot: TEST },
    { path: SLICE, pathNot: ["^lib/$1/", "\\.(rules|schema|store)\\.ts$"], dependencyTypesNot: VALUES },
  ),
  rule(
    "the-gate-knows-no-slice",
    { path: "^lib/gate/", pathNot: TEST },
    { path: `(${SLICE}|^lib/(worker|doors|auth)/)`, dependencyTypesNot: VALUES },
  ),
  rule(
    "the-outbox-sends-nothing",
    { path: "^lib/outbox/", pathNot: TEST },
    { path: "^lib/", pathNot: "^lib/(outbox|core|db)/|^lib/upstreams/effects\\.ts$", dependencyTypesNot: VALUES },
  ),
  rule(
    "the-ground-floor-knows-nothing-above",
    { path: "^lib/(core|db|vault|upstreams)/", pathNot: TEST },
    { path: "^lib/(audit|outbox|access|auth|gate|worker|doors)/", dependencyTypesNot: VALUES },
  ),
  rule(
    "nobody-imports-the-worker",
    { path: "^(app|components|lib)/", pathNot: `^lib/worker/|${TEST}` },
    { path: "^lib/worker/" },
  ),
  rule(
    "nobody-imports-the-resolver",
    { path: "^(app|components|lib)/", pathNot: `^lib/resolve/|${TEST}` },
    { path: "^lib/resolve/", pathNot: PURE },
  ),
  // It holds the key and answers from outside: what it can't reach, it can't give away.
  rule(
    "the-resolver-changes-nothing",
    { path: "^lib/resolve/", pathNot: TEST },
    { path: `(^lib/(gate|audit|outbox|auth|worker|doors)/|${OPERATION})`, dependencyTypesNot: VALUES },
  ),
  rule("doors-open-inwards", { path: "^lib/", pathNot: `^lib/doors/|${TEST}` }, { path: "^lib/doors/" }),
  rule(
    "only-the-worker-drives-vendors",
    {
      path: "^(app|components|lib)/",
      pathNot: `^lib/(worker|upstreams)/|^lib/gate/planned-effect\\.ts$|\\.queries\\.ts$|${TEST}`,
    },
    { path: "^lib/upstreams/(registry|http)\\.ts$", dependencyTypesNot: VALUES },
  ),
  rule(
    "nobody-knows-a-vendor-by-name",
    { path: "^(app|components|lib)/", pathNot: `^lib/upstreams/|${TEST}` },
    { path: "^lib/upstreams/[^/]+/", dependencyTypesNot: VALUES },
  ),
  rule(
    "vendors-know-only-the-contract",
    { path: "^lib/upstreams/([^/]+)/", pathNot: TEST },
    {
      path: "^lib/",
      pathNot: ["^lib/upstreams/$1/", "^lib/upstreams/[^/]+\\.ts$", "^lib/upstreams/sandbox/", "^lib/core/"],
    },
  ),
  rule("no-sandbox-in-production", { pathNot: `${SANDBOX}|${EXAM}|${TEST}|^(bin|prisma)/` }, { path: SANDBOX }),
  rule("no-test-code-in-production", { pathNot: `${TEST}|${EXAM}` }, { path: TEST }),
  {
    name: "no-orphans",
    severity: "error",
    from: {
      orphan: true,
      pathNot: [
        "(^|/)(page|layout|route|error|loading|not-found|default|template|global-error|proxy)\\.tsx?$",
        TEST,
        "\\.d\\.ts$",
        "^lib/db/generated/",
        "\\.module\\.css$",
      ],
    },
    to: {},
  },
];
