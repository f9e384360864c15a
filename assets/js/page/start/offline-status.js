import { byId } from "../../shared/dom.js";

/**
 * Says when the page can be used without a network, and asks before a newer version replaces it.
 *
 * @param {import("../../offline/offline-state.js").Offline} offline
 */
export function showOffline(offline) {
  const line = byId("offline", HTMLElement);
  const update = byId("update", HTMLElement);
  const dialog = byId("update-dialog", HTMLDialogElement);
  offline.subscribe(({ phase, isReady }) => {
    update.hidden = phase !== "update";
    line.hidden = !isReady || phase === "update";
  });
  byId("update-open", HTMLButtonElement).addEventListener("click", () => dialog.showModal());
  byId("update-later", HTMLButtonElement).addEventListener("click", () => dialog.close());
  byId("update-now", HTMLButtonElement).addEventListener("click", () => offline.activate());
}
