import { Types } from "scimmy";

const { Attribute, Schema, SchemaDefinition } = Types;

export const CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:User";
export const CORE_GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const OUR_USER = "urn:ietf:params:scim:schemas:extension:gatehouse:2.0:User";
export const OUR_GROUP = "urn:ietf:params:scim:schemas:extension:gatehouse:2.0:Group";

// Own definitions instead of the library's, which are shared by the whole process: what isn't kept here isn't promised.
const text = (name: string, description: string, config: Types.Attribute.AttributeConfig = {}) =>
  new Attribute("string", name, { description, ...config });
const READ_ONLY = { mutable: false, direction: "out" } as const;

const USER = new SchemaDefinition("User", CORE_USER, "A person or a service user", [
  text("userName", "What the directory calls the person. Compared without case.", {
    required: true,
    uniqueness: "server",
  }),
  new Attribute("complex", "name", { description: "The parts of the name." }, [
    text("formatted", "The whole name."),
    text("familyName", "The family name."),
    text("givenName", "The given name."),
  ]),
  text("displayName", "The name that Gatehouse shows and sends to vendors."),
  new Attribute("boolean", "active", {
    description: "False where the directory disabled the person. A block by an operator is not shown here.",
  }),
  new Attribute("complex", "emails", { multiValued: true, description: "One address is kept: the primary one." }, [
    text("value", "The address."),
    text("type", "Always work."),
    new Attribute("boolean", "primary", { description: "Always true." }),
  ]),
  new Attribute("complex", "groups", { ...READ_ONLY, multiValued: true, description: "The groups of the person." }, [
    text("value", "The id of the group.", READ_ONLY),
    text("$ref", "The address of the group.", READ_ONLY),
    text("display", "The name of the group.", READ_ONLY),
    text("type", "Always direct.", READ_ONLY),
  ]),
]);
const ENTERPRISE_USER = new SchemaDefinition("EnterpriseUser", ENTERPRISE, "Where somebody works", [
  text("organization", "The company."),
  text("department", "The department."),
]);
const GATEHOUSE_USER = new SchemaDefinition("GatehouseUser", OUR_USER, "Who somebody is in this system", [
  text("userCode", "The user code in this system; only at the address of one system.", { mutable: "immutable" }),
]);
const GROUP = new SchemaDefinition("Group", CORE_GROUP, "A group of one system", [
  text("displayName", "The description of the group.", { required: true }),
  new Attribute("complex", "members", { multiValued: true, description: "Who is in it. Absent for Everybody." }, [
    text("value", "The id of the user.", { mutable: "immutable" }),
    text("display", "The name of the user.", { mutable: "immutable" }),
    text("$ref", "The address of the user.", { mutable: "immutable" }),
    text("type", "Always User.", { mutable: "immutable" }),
  ]),
]);
const GATEHOUSE_GROUP = new SchemaDefinition("GatehouseGroup", OUR_GROUP, "What only Gatehouse knows of a group", [
  text("code", "The code of the group at its vendor; made from the name where none is given.", {
    mutable: "immutable",
  }),
  text("system", "The id of the system that the group is in.", { mutable: "immutable" }),
  text("systemName", "The name of that system.", READ_ONLY),
  text("kind", "listed, or everybody for the group that is a rule.", READ_ONLY),
]);
USER.extend(ENTERPRISE_USER).extend(GATEHOUSE_USER);
GROUP.extend(GATEHOUSE_GROUP);

/** A user as the library checks and patches it. */
export class UserResource extends Schema {
  static override readonly id = CORE_USER;
  static override readonly definition = USER;
  constructor(data: unknown, direction = "both") {
    super(data, direction);
    Object.assign(this, USER.coerce(data, direction));
  }
}

/** A group as the library checks and patches it. */
export class GroupResource extends Schema {
  static override readonly id = CORE_GROUP;
  static override readonly definition = GROUP;
  constructor(data: unknown, direction = "both") {
    super(data, direction);
    Object.assign(this, GROUP.coerce(data, direction));
  }
}

/** Every schema, in the order in which it is listed. */
export const SCHEMAS = [USER, ENTERPRISE_USER, GATEHOUSE_USER, GROUP, GATEHOUSE_GROUP] as const;

/** The two types of resources with the schemas that belong to each. */
export const RESOURCE_TYPES = [
  { name: "User", endpoint: "/Users", schema: CORE_USER, extensions: [ENTERPRISE, OUR_USER], description: "Users" },
  { name: "Group", endpoint: "/Groups", schema: CORE_GROUP, extensions: [OUR_GROUP], description: "Groups" },
] as const;
