import type { Field } from "../profile";
import { UUID_PATTERN } from "./ids.rules";

const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
] as const;

/** What is asked to connect a deployment of BioT. */
export const SETUP: readonly Field[] = [
  {
    name: "restUrl",
    label: "Address of the API",
    kind: "address",
    isRequired: true,
    placeholder: "https://api.dev.example.biot-med.com",
    help: "With or without /ums at the end.",
  },
  {
    name: "signIn",
    label: "Gatehouse signs in as",
    kind: "choice",
    isRequired: false,
    initial: "service",
    options: [
      { value: "service", label: "A service user: id and secret key" },
      { value: "person", label: "A person: user name and password" },
    ],
  },
  {
    name: "serviceUserId",
    label: "Service user id",
    kind: "text",
    isRequired: false,
    pattern: UUID_PATTERN,
    help: "Of a service user that Gatehouse has for itself.",
  },
  { name: "secret_key", label: "Secret key", kind: "secret", isRequired: false },
  {
    name: "username",
    label: "User name",
    kind: "text",
    isRequired: false,
    help: "Only where a person's account is used; one without a second factor.",
  },
  { name: "password", label: "Password", kind: "secret", isRequired: false },
  {
    name: "tenantId",
    label: "Tenant-Id",
    kind: "text",
    isRequired: false,
    pattern: UUID_PATTERN,
    help: "The organization that Gatehouse acts for. Left empty, calls that need an organization fail.",
  },
  {
    name: "rolesApi",
    label: "Role calls",
    kind: "choice",
    isRequired: false,
    initial: "yes",
    options: YES_NO,
    help: "BioT's guide uses them, its specification leaves them out since release 2.3.4. With no, a person does what concerns roles.",
    isAssumed: true,
  },
  {
    name: "searchApi",
    label: "Search of service users",
    kind: "choice",
    isRequired: false,
    initial: "yes",
    options: YES_NO,
    help: "It came with release 2.3.5. With no, service users can't be listed.",
  },
];
