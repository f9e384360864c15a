import { sha256 } from "@noble/hashes/sha2.js";
import { EngineError } from "../engine/engine-error.js";
import { isGzip, unpacked } from "../engine/gzip.js";
import { sentence } from "../shared/sentence.js";
import { membersOf, ROLES } from "./channel.js";

/**
 * The files of the runtime as the loader hands them over a port.
 *
 * @typedef {import("./channel.js").Role} Role
 * @typedef {import("../engine/runtime-files.js").RuntimeFile} RuntimeFile
 */

const LONGEST = 300;
const FOREIGN = sentence(
  "The files don’t belong to this build. Reload the page; if that doesn’t help, copy all of dist/ to the host again.",
);

/**
 * The octets, if they are those that this build put out; whoever embeds the page may hand over anything. On plain HTTP
 * the browser has no `crypto.subtle`, and the digest is computed all the same. What was packed may come unpacked: some
 * hosts take it for a content coding, and some browsers undo that.
 *
 * @param {RuntimeFile} file as this page describes it: of what is gzipped, the digest of what is in it
 * @param {ArrayBuffer} octets
 * @returns {Promise<ArrayBuffer>} rejects for any others
 */
async function ours(file, octets) {
  const content = isGzip(octets) ? await unpacked(octets).arrayBuffer() : octets;
  const { subtle } = globalThis.crypto;
  const digest = subtle ? new Uint8Array(await subtle.digest("SHA-256", content)) : sha256(new Uint8Array(content));
  const text = Array.from(digest, (octet) => octet.toString(16).padStart(2, "0")).join("");
  if (text !== file.sha256 && text !== file.unpacked) throw new RangeError("another file");
  return content;
}

/** @type {readonly ["first", "whole"]} */
const PARTS = ["first", "whole"];

/**
 * Asks for the files of a part when one of them is needed, and takes each of them once.
 *
 * @param {MessagePort} port
 * @returns {import("../engine/runtime-files.js").Get} rejects with an EngineError where the loader failed or the file is another
 */
export function receiveFiles(port) {
  /** @type {Set<import("./channel.js").Part>} */
  const asked = new Set();
  const roles = PARTS.flatMap((part) => ROLES[part]);
  /** @type {Map<string, PromiseWithResolvers<ArrayBuffer>>} */
  const wanted = new Map(roles.map((role) => [role, Promise.withResolvers()]));
  for (const { promise } of wanted.values()) promise.catch(() => undefined);
  port.onmessage = ({ data }) => {
    const { kind, role, octets, message } = membersOf(data) ?? {};
    if (kind === "file" && octets instanceof ArrayBuffer) wanted.get(String(role))?.resolve(octets);
    if (kind === "failed") wanted.get(String(role))?.reject(new EngineError("boot", String(message).slice(0, LONGEST)));
  };
  return async (file) => {
    const part = PARTS.find((one) => ROLES[one].some((each) => RUNTIME_FILES[each]?.name === file.name)) ?? "whole";
    if (!asked.has(part)) port.postMessage({ kind: "give", part });
    asked.add(part);
    const role = ROLES[part].find((one) => RUNTIME_FILES[one]?.name === file.name) ?? "";
    const octets = await wanted.get(role)?.promise;
    try {
      return await ours(file, octets ?? new ArrayBuffer(0));
    } catch {
      throw new EngineError("boot", FOREIGN);
    }
  };
}
