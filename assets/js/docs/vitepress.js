import { join } from "node:path";
import { copyDecoder } from "./copy.js";
import { markdownItJwt } from "./markdown-it.js";

/**
 * A configuration of VitePress with decoders: fences named `jwt`, the script on each page, and the files it needs in
 * `public/jwt-decoder`, copied at each start and each build.
 *
 * @template {object} Config
 * @param {Config} config what `.vitepress/config.mjs` exports
 * @returns {Config}
 */
export function withJwtDecoder(config) {
  const { base = "/", head = [], markdown = {}, vite = {}, vue = {} } = /** @type {any} */ (config);
  const script = ["script", { src: `${base}jwt-decoder/embed.js`, defer: "" }];
  const style = ["link", { rel: "stylesheet", href: `${base}jwt-decoder/docs.css` }];
  return {
    ...config,
    head: [...head, style, script],
    markdown: { ...markdown, config: (/** @type {any} */ md) => extended(md, markdown.config) },
    vite: { ...vite, plugins: [...(vite.plugins ?? []), FILES] },
    vue: { ...vue, template: withElement(vue.template) },
  };
}

/** A plugin of Vite. It is called once the folder of the files that are served as they are is known. */
const FILES = {
  name: "jwt-decoder",
  configResolved: (/** @type {{publicDir: string}} */ { publicDir }) => {
    if (publicDir) copyDecoder(join(publicDir, "jwt-decoder"));
  },
};

/**
 * @param {any} md a MarkdownIt
 * @param {((md: any) => unknown) | undefined} own what the author does with it
 */
async function extended(md, own) {
  await own?.(md);
  markdownItJwt(md, { vue: true });
}

/**
 * Vue looks for a component behind each name with a hyphen, but for what it is told is an element.
 *
 * @param {any} template
 */
function withElement(template) {
  const isOther = template?.compilerOptions?.isCustomElement;
  const isCustomElement = (/** @type {string} */ tag) => tag === "jwt-decoder" || Boolean(isOther?.(tag));
  return { ...template, compilerOptions: { ...template?.compilerOptions, isCustomElement } };
}
