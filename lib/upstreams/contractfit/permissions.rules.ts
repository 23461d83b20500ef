/** Every permission that a role of Contract.fit can hold; each is off unless it is named. */
export const PERMISSIONS = [
  "create_dropbox_user",
  "create_inbox",
  "create_webhook",
  "de_escalate_document",
  "delete_tenant",
  "delete_webhook",
  "edit_backend_settings",
  "edit_beats",
  "edit_dashboard_settings",
  "edit_data_retention_settings",
  "edit_flow_settings",
  "edit_format_settings",
  "edit_integration_settings",
  "edit_integrations",
  "edit_predictor_settings",
  "edit_reports",
  "edit_retention_settings",
  "edit_review_settings",
  "edit_roles",
  "edit_sampling_settings",
  "edit_security_settings",
  "edit_templates",
  "edit_thresholds_settings",
  "edit_translations",
  "edit_users",
  "escalate_document",
  "never_twice",
  "pick_next_escalated",
  "read_beats",
  "read_data_retention_settings",
  "read_feedback",
  "read_integrations",
  "read_release_notes",
  "read_reports",
  "read_thresholds_settings",
  "read_webhook",
  "reject_document",
  "release_lock",
  "review",
  "submit",
  "update_webhook",
  "upload",
  "versions",
  "view_api_keys",
  "view_list",
  "view_projects",
  "view_statistics",
  "view_templates",
  "write_feedback",
  "write_release_notes",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** As few permissions as possible: a role that was made without any named may list the documents of its inbox, and nothing else. */
export const TIGHT: readonly Permission[] = ["view_list"];

const isPermission = (name: string): name is Permission => (PERMISSIONS as readonly string[]).includes(name);

/** Permissions as typed, with spaces or commas between them, in a fixed order; null where one of them is unknown. */
export function parsePermissions(typed: string): Permission[] | null {
  const names = typed
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return names.every(isPermission) ? PERMISSIONS.filter((name) => names.includes(name)) : null;
}

/**
 * How permissions are written: names that exist, in the order of the alphabet, with one space between them. One set has one text, so
 * that what was asked for and what the vendor shows can be compared as they stand.
 */
export const PERMISSIONS_PATTERN = `^(?! )${PERMISSIONS.map((name) => `(?:(?:^| )${name}(?= |$))?`).join("")}$`;

/** The whole object, all fifty flags: whether a partial one merges or resets isn't documented, so none is ever sent. */
export function wholePermissions(granted: readonly Permission[]): Record<Permission, boolean> {
  return Object.fromEntries(PERMISSIONS.map((name) => [name, granted.includes(name)])) as Record<Permission, boolean>;
}

/** The permissions that are on in what the vendor sent; a flag that we don't know is left out. */
export function grantedIn(flags: Readonly<Record<string, unknown>>): Permission[] {
  return PERMISSIONS.filter((name) => flags[name] === true);
}
