import { join } from "node:path";
import { copyDecoder } from "./copy.js";

/**
 * A plugin of Docusaurus: the script on each page, and the files it needs in `static/jwt-decoder`, copied at each start
 * and each build. The fence is a plugin of remark, which a preset takes by itself.
 *
 * @param {{siteDir: string, baseUrl: string}} context
 */
export function docusaurusJwt({ siteDir, baseUrl }) {
  const script = { tagName: "script", attributes: { src: `${baseUrl}jwt-decoder/embed.js`, defer: true } };
  const style = { tagName: "link", attributes: { rel: "stylesheet", href: `${baseUrl}jwt-decoder/docs.css` } };
  return {
    name: "jwt-decoder",
    loadContent: async () => void copyDecoder(join(siteDir, "static", "jwt-decoder")),
    injectHtmlTags: () => ({ headTags: [style, script] }),
  };
}
