// What a consumer of the engine in TypeScript may write; each line must compile, strictly.
import { createBoot, createEngine, EngineError } from "./engine.js";
import type { Engine, Finding, Report, RuleHelp, Verification, VerifyOptions } from "./engine.js";

const boot = createBoot();
boot.subscribe(({ phase, loaded, total }) => console.log(phase, loaded / total));

const engine: Engine = createEngine({ baseURL: new URL("https://jwt.example/"), boot, plain: false });
const report: Report = await engine.report("token", { now: 1_767_225_600, skew: 60, expect: { iss: "a", scope: "b c" } });
const version: 1 = report.schema;
const [token] = report.tokens;
if (token) {
  const kind: "jws-compact" | "jwe-compact" | "jws-json" | "jwe-json" | "sd-jwt" = token.kind;
  const text: string | null | undefined = token.payload?.text;
  const names: string[] = token.payload?.tree?.members?.map(({ name }) => name) ?? [];
  const errors: Finding[] = token.findings.filter(({ severity }) => severity === "error");
  const states: ["current" | "expired" | "not-yet" | "unreadable" | "not-stated", string] = [
    token.verdict.time.state,
    token.verdict.time.how,
  ];
  console.log(version, kind, text, names, errors, states);
}

const options: VerifyOptions = { secretEncoding: "base64url", payload: "{}", signal: new AbortController().signal };
const found: Verification = await engine.verify("token", "secret", options);
if (found.verdict.signature.state === "valid") console.log(found.key?.kind, found.diagnosis[0]?.fix);

const help: RuleHelp = await engine.help("alg-none");
const { markdown }: { markdown: string } = await engine.ticket("token");
const { forms } = await engine.link("token");
console.log(help.example.text, markdown, forms[0]?.id === "redacted");

engine.report("token").catch((error: unknown) => {
  if (error instanceof EngineError && error.code === "deadline") console.log(error.message);
});
engine.close();
