const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => UUID.test(text);
export const UUID_PATTERN = {
  regex: UUID.source.replaceAll("a-f", "a-fA-F"),
  says: "Write the whole id: 8-4-4-4-12 hexadecimal characters",
};

/** The organisation of the manufacturer, which BioT's guide gives as the owner of a plugin's service user. */
export const ZERO_ORGANIZATION = "00000000-0000-0000-0000-000000000000";
export const SERVICE_TYPES = ["INTERNAL_SERVICE", "EXTERNAL_SERVICE"] as const;
