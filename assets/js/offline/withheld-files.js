import { byId } from "../shared/dom.js";

/**
 * Says that the service worker withheld a file of this page: it keeps no sound copy, and the host sent none. Stands in the
 * head, since the script of the page may be the very file; the browser hands the words of a service worker over once the
 * page is read.
 */
export function listenToWithheld() {
  /** @type {Set<string>} */
  const names = new Set();
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    names.add(String(data.withheld));
    showWithheld(names);
  });
}

/** @param {Set<string>} names of files of the build, as the service worker knows them */
function showWithheld(names) {
  const lines = Array.from(names, (name) => {
    const line = document.createElement("li");
    line.textContent = name;
    return line;
  });
  byId("withheld-names", HTMLElement).replaceChildren(...lines);
  byId("withheld-reload", HTMLButtonElement).onclick = () => void reloadUnserved();
  byId("withheld", HTMLElement).hidden = false;
  // Neither what is guessed of a script that did not start nor what stands there until it does is true any more.
  if (!Array.from(document.scripts).some((script) => names.has(script.getAttribute("src") ?? ""))) return;
  for (const id of ["unstarted", "boot"]) document.getElementById(id)?.setAttribute("hidden", "");
}

/** Opens the page as the host has it now. */
async function reloadUnserved() {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  location.reload();
}
