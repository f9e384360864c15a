/**
 * Takes the network away from this page, for good: policies only add up. A worker made from a blob after this inherits
 * it, so that the code that sees tokens never had a network.
 */
export function seal() {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = SEAL_POLICY;
  document.head.append(policy);
}
