/**
 * The fully qualified link to a document: the key stands behind the `#`, so a browser sends it to no server by itself. Whoever has the
 * link has the key.
 */
export function viewLink(tenantUrl: string, documentId: string, key: string): string {
  return `${new URL(tenantUrl).origin}/#/view/${encodeURIComponent(documentId)}?nonce=${encodeURIComponent(key)}`;
}
