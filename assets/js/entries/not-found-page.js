import { REQUEST_OPTIONS } from "../shared/request-options.js";

/**
 * The page for what is not there is served at any depth, and does not know where the site begins. It looks for the site's
 * description in each folder above, the nearest first.
 */

const DESCRIPTION = "manifest.webmanifest";
const NAME = "JWT Decoder";
const MOST = 16;

/** @param {string} folder */
async function isHome(folder) {
  try {
    const { name } = await (await fetch(folder + DESCRIPTION, REQUEST_OPTIONS)).json();
    return name === NAME;
  } catch {
    return false;
  }
}

/** @yields {string} */
function* foldersAbove() {
  const parts = location.pathname.split("/").slice(0, -1);
  for (let depth = Math.min(parts.length, MOST); depth > 0; depth -= 1) yield `${parts.slice(0, depth).join("/")}/`;
}

async function leadHome() {
  for (const folder of foldersAbove()) {
    if (await isHome(folder)) return document.getElementById("home")?.setAttribute("href", folder);
  }
}

void leadHome();
