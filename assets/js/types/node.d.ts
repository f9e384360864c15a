// Of Node.js, what the folder docs/ uses.
declare module "node:fs" {
  interface Octets extends Uint8Array {
    equals: (other: Uint8Array) => boolean;
  }
  export function existsSync(path: string): boolean;
  export function lstatSync(path: string): { isDirectory: () => boolean };
  export function mkdirSync(path: string, options: { recursive: true }): unknown;
  export function readdirSync(path: string, options: { recursive: true }): string[];
  export function readFileSync(path: string): Octets;
  export function readFileSync(path: string, encoding: "utf8"): string;
  export function rmSync(path: string, options?: { force: true }): void;
  export function statSync(path: string): { isDirectory: () => boolean; size: number };
  export function writeFileSync(path: string, content: Uint8Array): void;
}

declare module "node:path" {
  export const sep: string;
  export function dirname(path: string): string;
  export function join(...parts: string[]): string;
  export function resolve(path: string): string;
}

declare module "node:url" {
  export function fileURLToPath(address: URL): string;
}

declare module "node:process" {
  const process: { argv: string[]; exitCode?: number };
  export default process;
  export const stdout: { write: (text: string) => boolean };
  export const stderr: { write: (text: string) => boolean };
}
