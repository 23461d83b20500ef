import { createPrivateKey } from "node:crypto";

/** Certificates for 127.0.0.1 that only tests trust, all of one key; the key opens nothing anywhere. */
const KEY = {
  kty: "EC",
  x: "BZYV-d8SbROFZyCBAy8r5p84QdZTz0hifZMIOxY-rGA",
  y: "NjO5587P1AUMKk-J202geLaH6dG9QoJYL8xUnJVVPJI",
  crv: "P-256",
  d: "2LVbHVm5ju810zkvaB6l6uK8aakJTNAN8cUSGq8Widw",
};

const pem = (der: string): string =>
  `-----BEGIN CERTIFICATE-----\n${der.replace(/(.{64})/g, "$1\n")}\n-----END CERTIFICATE-----\n`;

export const PRIVATE_KEY = createPrivateKey({ key: KEY, format: "jwk" })
  .export({ format: "pem", type: "pkcs8" })
  .toString();

/** Who signed them; a caller that trusts it accepts `inOrder` and nothing else here. */
export const AUTHORITY = pem(
  "MIIBajCCAQ+gAwIBAgIBATAKBggqhkjOPQQDAjAjMSEwHwYDVQQDDBhHYXRlaG91c2UgdGVzdCBhdXRob3JpdHkwIBcNMjAwMTAxMDAwMDAwWh" +
    "gPMjEyMDAxMDEwMDAwMDBaMCMxITAfBgNVBAMMGEdhdGVob3VzZSB0ZXN0IGF1dGhvcml0eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABCxU" +
    "CC8oBH8X3D1Gx3jalT/Cv42yAc/ybiAaqPmF5Sh/PgDV2/xnzDp5jVBEo9Ki60s3+PEoxGK1k51pgfaNzPKjMjAwMA8GA1UdEwEB/wQFMAMBAf" +
    "8wHQYDVR0OBBYEFPcG/Jq5aLusPZDkbyJSRGION2V0MAoGCCqGSM49BAMCA0kAMEYCIQDqkRS0X6EHqjN20xKKffis9wojZo6uxDOMh8yijYtC" +
    "EAIhALAmvJJLhJ0Wk7S7f6Cd3KQ5ltx8F6i3HBS4/9p37mzF",
);

export const CERTIFICATES = {
  inOrder: pem(
    "MIIBdzCCARygAwIBAgIBAjAKBggqhkjOPQQDAjAjMSEwHwYDVQQDDBhHYXRlaG91c2UgdGVzdCBhdXRob3JpdHkwIBcNMjAwMTAxMDAwMDAwWh" +
      "gPMjEyMDAxMDEwMDAwMDBaMA8xDTALBgNVBAMMBGdvb2QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQFlhX53xJtE4VnIIEDLyvmnzhB1lPP" +
      "SGJ9kwg7Fj6sYDYzuefOz9QFDCpPidtNoHi2h+nRvUKCWC/MVJyVVTySo1MwUTAPBgNVHREECDAGhwR/AAABMB0GA1UdDgQWBBSWhssxlNUhUZ" +
      "YlWdmEykbEJLp1lzAfBgNVHSMEGDAWgBT3BvyauWi7rD2Q5G8iUkRiDjdldDAKBggqhkjOPQQDAgNJADBGAiEA3NeR64PmLHcnMEaWRLAQ3TCf" +
      "humWU6Vq6LAjCRJ04TECIQCqNpDsrtwJXRPpXvFgJINO2YPIKNKgdW54Xay76U2omg==",
  ),
  expired: pem(
    "MIIBdzCCAR2gAwIBAgIBBDAKBggqhkjOPQQDAjAjMSEwHwYDVQQDDBhHYXRlaG91c2UgdGVzdCBhdXRob3JpdHkwHhcNMjAwMTAxMDAwMDAwWh" +
      "cNMjEwMTAxMDAwMDAwWjASMRAwDgYDVQQDDAdleHBpcmVkMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEBZYV+d8SbROFZyCBAy8r5p84QdZT" +
      "z0hifZMIOxY+rGA2M7nnzs/UBQwqT4nbTaB4tofp0b1CglgvzFSclVU8kqNTMFEwDwYDVR0RBAgwBocEfwAAATAdBgNVHQ4EFgQUlobLMZTVIV" +
      "GWJVnZhMpGxCS6dZcwHwYDVR0jBBgwFoAU9wb8mrlou6w9kORvIlJEYg43ZXQwCgYIKoZIzj0EAwIDSAAwRQIhAKmgZCrYkdl8QlpBKLljDyeT" +
      "Ct0UjGjjAv6UXOkCQbgeAiBAiNVjnGTJ69Qrmev9dcViOTS+zmgG7QkdvNWpmQkMvg==",
  ),
  ofAnotherHost: pem(
    "MIIBgzCCASqgAwIBAgIBAzAKBggqhkjOPQQDAjAjMSEwHwYDVQQDDBhHYXRlaG91c2UgdGVzdCBhdXRob3JpdHkwIBcNMjAwMTAxMDAwMDAwWh" +
      "gPMjEyMDAxMDEwMDAwMDBaMBAxDjAMBgNVBAMMBW90aGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEBZYV+d8SbROFZyCBAy8r5p84QdZT" +
      "z0hifZMIOxY+rGA2M7nnzs/UBQwqT4nbTaB4tofp0b1CglgvzFSclVU8kqNgMF4wHAYDVR0RBBUwE4IRb3RoZXIuZXhhbXBsZS5jb20wHQYDVR" +
      "0OBBYEFJaGyzGU1SFRliVZ2YTKRsQkunWXMB8GA1UdIwQYMBaAFPcG/Jq5aLusPZDkbyJSRGION2V0MAoGCCqGSM49BAMCA0cAMEQCIB/iBVSh" +
      "iTsGWHwbCgjGjw1d2P7NNODHTMiv8eqXe+JbAiAc4XDMzGhCph/ijS/XGF6zrYpSMTzWHry5B82MKh52cQ==",
  ),
  selfSigned: pem(
    "MIIBQDCB56ADAgECAgEFMAoGCCqGSM49BAMCMA8xDTALBgNVBAMMBHNlbGYwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMA8xDT" +
      "ALBgNVBAMMBHNlbGYwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQFlhX53xJtE4VnIIEDLyvmnzhB1lPPSGJ9kwg7Fj6sYDYzuefOz9QFDCpP" +
      "idtNoHi2h+nRvUKCWC/MVJyVVTySozIwMDAPBgNVHREECDAGhwR/AAABMB0GA1UdDgQWBBSWhssxlNUhUZYlWdmEykbEJLp1lzAKBggqhkjOPQ" +
      "QDAgNIADBFAiEAzUiaGApyoL/cy8sMXeiz7ZU3XqVoTy92TnQjW9Ohn/sCIGkplgDJBN2cvEC3ub1Lmnox//3b3d4epXJ/Hvsimt1I",
  ),
};
