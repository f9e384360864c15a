import { called, calledBy, membersOf, ROLES } from "../embed/channel.js";
import { EngineError } from "../engine/engine-error.js";
import { fetchFile, joined } from "../engine/runtime-files.js";
import { Silence } from "../engine/silence.js";
import { sentence } from "../shared/sentence.js";

/**
 * The script of loader.html: fetches the runtime from its own origin, once, and hands it to frames that have none.
 *
 * It is there since an embedding page of another origin can fetch nothing from here without a CORS header, nor where its
 * own `connect-src` says so; a frame of this origin can. It never sees a token: all it reads is who asks for files.
 *
 * @typedef {import("../embed/channel.js").Role} Role
 */

const here = new URL(".", location.href);
/** Octets of all that was asked for. */
let total = 0;
let loaded = 0;
let silence = new Silence();
/** @type {Map<Role, Promise<ArrayBuffer>>} */
const files = new Map();

/**
 * @param {Role} role
 * @returns {Promise<ArrayBuffer>}
 */
function file(role) {
  const known = files.get(role);
  if (known) return known;
  let own = 0;
  if (silence.isOver) silence = new Silence();
  /** @param {Uint8Array} come */
  const count = ({ byteLength }) => {
    own += byteLength;
    progress(byteLength);
  };
  total += RUNTIME_FILES[role].octets;
  const fetched = fetchFile(here, RUNTIME_FILES[role], count, silence).then(joined);
  files.set(role, fetched);
  // One that failed is fetched again when somebody asks again.
  fetched.catch(() => {
    files.delete(role);
    total -= RUNTIME_FILES[role].octets;
    progress(-own);
  });
  return fetched;
}

/** @param {number} octets */
function progress(octets) {
  loaded += octets;
  parent.postMessage(called("progress", { loaded: Math.min(loaded, total), total }), "*");
}

/**
 * @param {MessagePort} port
 * @param {Role} role
 */
async function give(port, role) {
  try {
    port.postMessage({ kind: "file", role, octets: await file(role) });
  } catch (error) {
    const message = error instanceof EngineError ? error.message : sentence("A file couldn’t be passed on.");
    port.postMessage({ kind: "failed", role, message });
  }
}

/** @param {MessagePort} port */
function serve(port) {
  port.onmessage = ({ data }) => {
    const { kind, part } = membersOf(data) ?? {};
    if (kind !== "give" || (part !== "first" && part !== "whole")) return;
    // A build without a first engine has nothing of it but what unpacks the rest.
    for (const role of ROLES[part].filter((one) => one in RUNTIME_FILES)) void give(port, role);
  };
}

addEventListener("message", ({ data, source, ports }) => {
  if (source === parent && calledBy(data, "hand") && ports[0]) serve(ports[0]);
});
parent.postMessage(called("loader"), "*");
