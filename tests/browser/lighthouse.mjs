// Audits each address that is written to it, a line each, in the browser that listens on this port; answers each with
// Lighthouse's report, a line too.

import process from "node:process";
import { createInterface } from "node:readline";
import lighthouse from "lighthouse";

const settings = {
  port: Number(process.argv[2]),
  onlyCategories: ["accessibility", "best-practices"],
  disableFullPageScreenshot: true,
};
for await (const address of createInterface({ input: process.stdin })) {
  const result = await lighthouse(address, settings);
  process.stdout.write(`${JSON.stringify(result?.lhr)}\n`);
}
