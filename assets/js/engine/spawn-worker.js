import { trustedURL } from "../shared/trusted-types.js";

/**
 * @param {Blob} script
 * @returns {Worker} a classic worker, which inherits the policies that bind the page now
 */
export function spawnWorker(script) {
  const url = URL.createObjectURL(script);
  const worker = new Worker(trustedURL(url), { name: "jwt-decoder" });
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  return worker;
}
