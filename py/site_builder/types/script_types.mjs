/** Writes what the schema describes as types for scripts: `node script_types.mjs SCHEMA ACTIONS OUTPUT`. */

import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { compile } from "json-schema-to-typescript";

const NAMES = { node: "JsonNode", help: "RuleHelp" };
const HEAD = `/** What crosses the bridge, as report.schema.json describes it: \`build.py types\` makes it from that. */
`;

/**
 * What is allowed beside the members that are named need not be typed; and a description beside a reference would make
 * the type that is referred to once more, under another name.
 */
function simplified(name, value) {
  if (name === "additionalProperties" && value === true) return;
  if (!value?.$ref || Object.keys(value).length === 1) return value;
  const { $ref, ...others } = value;
  return { ...others, allOf: [{ $ref }] };
}

const [schema, actions, made] = process.argv.slice(2);
const { $defs } = JSON.parse(readFileSync(schema, "utf8"), simplified);
for (const [name, title] of Object.entries(NAMES)) $defs[name].title = title;
const crossing = Object.values(JSON.parse(readFileSync(actions, "utf8"))).flatMap(({ request, answer }) => [
  request,
  answer,
]);
const anyOf = crossing.map((name) => ({ $ref: `#/$defs/${name}` }));
const options = { additionalProperties: false, bannerComment: HEAD, style: { printWidth: 120 } };
writeFileSync(made, await compile({ $defs, anyOf }, "Crossing", options));
