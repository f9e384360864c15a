// What the build defines when it links, and modules that come without types.
declare const RUNTIME_FILES: Readonly<
  Record<"worker" | "zstd" | "wasm" | "snapshot" | "stdlib" | "engine", { name: string; octets: number; sha256: string }>
>;
declare var earlyResponses: Map<string, Promise<Response>> | undefined;
declare const EARLY_NAMES: readonly string[];
declare const SEAL_POLICY: string;
declare const PYODIDE_LOCK: NonNullable<import("pyodide").PyodideConfig["lockFileContents"]>;

declare module "pyodide/pyodide.asm.mjs" {
  const createPyodideModule: NonNullable<import("pyodide").PyodideConfig["createPyodideModule"]>;
  export default createPyodideModule;
}
