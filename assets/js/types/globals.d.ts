// What the build defines when it links, and modules that come without types.
declare const RUNTIME_FILES: Readonly<
  Record<
    "worker" | "zstd" | "wasm" | "snapshot" | "stdlib" | "engine" | "first" | "firstWasm" | "firstImage",
    { name: string; octets: number; sha256: string }
  >
>;
declare var earlyResponses: Map<string, Promise<Response>> | undefined;
/** Ends the requests that those are the answers to. */
declare var earlyAbort: AbortController | undefined;
declare var endEarly: (() => void) | undefined;
/** Called by the page where all places of what the early script draws stand above. */
declare var readEarly: (() => void) | undefined;
declare var releaseCacheLock: (() => void) | undefined;
/** What is asked for early: where there is a first engine, and where the whole one starts alone. */
declare const EARLY_NAMES: Readonly<Record<"first" | "whole", readonly string[]>>;
declare const SEAL_POLICY: string;
/** The style sheet of what the page shows later. */
declare const LATER_STYLE: string;
/** The name of the service worker; empty where there is none. */
declare const SERVICE_WORKER: string;
/** What the service worker keeps, of which build, and what it answers with. */
declare const OFFLINE_BUILD: {
  /** SHA-256 of all names and contents. */
  hash: string;
  /** The file that a page asks for when it starts Python. */
  start: string;
  /** Headers of the pages, by name. */
  pages: Record<string, Record<string, string>>;
  /** Files by name: SHA-256 in base64 of each form in which one may arrive. */
  files: Record<string, { type: string; digests: string[]; needed: boolean }>;
};
/** What embed.js draws with, and how much a visitor loads who opens a decoder, without a key and with one. */
declare const EMBED_STYLE: string;
declare const RUNTIME_MEGABYTES: Readonly<Record<"report" | "key", string>>;
/** A small module of WebAssembly that Pyodide carries, in hexadecimal digits. */
declare const TRAMPOLINE: string;
declare const PYODIDE_LOCK: NonNullable<import("pyodide").PyodideConfig["lockFileContents"]>;

declare module "pyodide/pyodide.asm.mjs" {
  const createPyodideModule: NonNullable<import("pyodide").PyodideConfig["createPyodideModule"]>;
  export default createPyodideModule;
}

// Of Node.js, what engine.node.js uses.
declare module "node:fs/promises" {
  export function readFile(file: URL): Promise<Uint8Array<ArrayBuffer>>;
}

declare module "node:worker_threads" {
  export class Worker {
    constructor(script: string, options: { eval: true; stdout: boolean; stderr: boolean });
    on(event: "message" | "messageerror" | "error", listener: (value: unknown) => void): void;
    postMessage(message: unknown): void;
    terminate(): Promise<number>;
  }
}
