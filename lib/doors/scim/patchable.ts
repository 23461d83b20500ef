import type { Patchable } from "./patch";
import { CORE_GROUP, CORE_USER, ENTERPRISE, OUR_GROUP, OUR_USER } from "./schemas";

/** What a patch of a user may write; the rest of RFC 7643 is read and not kept. */
export const USER_PATCHABLE: Patchable = {
  kept: {
    userName: [],
    name: ["formatted", "givenName", "familyName"],
    displayName: [],
    active: [],
    emails: ["value", "type", "primary", "display"],
    externalId: [],
    organization: [],
    department: [],
    userCode: [],
  },
  unkept: [
    ...["nickname", "profileurl", "title", "usertype", "preferredlanguage", "locale", "timezone", "password"],
    ...["phonenumbers", "ims", "photos", "addresses", "entitlements", "roles", "x509certificates"],
    ...["name.middlename", "name.honorificprefix", "name.honorificsuffix"],
    ...["employeenumber", "costcenter", "division", "manager"],
  ],
  core: CORE_USER,
  extensions: { [ENTERPRISE]: ["organization", "department"], [OUR_USER]: ["userCode"] },
};

/** What a patch of a group may write. */
export const GROUP_PATCHABLE: Patchable = {
  kept: { displayName: [], members: ["value", "display", "type", "$ref"], externalId: [], code: [], system: [] },
  unkept: [],
  core: CORE_GROUP,
  extensions: { [OUR_GROUP]: ["code", "system"] },
};
