import { earlyOf, isOfText } from "../state.js";
import { part } from "../store.js";
import { momentOf } from "../time/moment.js";
import { CrossHighlight } from "./cross-highlight.js";
import { drawLessons } from "./lessons.js";
import { drawClaimed, drawHolder } from "./nested-tokens.js";
import { drawPanes, drawWaitingPanes, hidePanes } from "./panes.js";
import { PaneViews } from "./view-switch.js";

/** @type {ReadonlyArray<import("../../types/report.js").ClaimedSignature>} */
const NONE = [];

/**
 * @param {import("../input/paste.js").Paste} paste
 * @param {import("../app.js").App} app
 */
function crossHighlightOf(paste, app) {
  const isCurrent = () => isOfText(app.state);
  return new CrossHighlight(paste, (named) => app.name(named), isCurrent);
}

/**
 * The view of a part that is shown unasked, where it is not the first: what unfolds of a header is its JSON.
 *
 * @param {string} role of its segment
 * @param {string} pageView
 */
function usualView(role, pageView) {
  if (pageView === "claims") return "claims";
  return role === "header" && pageView === "full" ? "json" : undefined;
}

/**
 * What the panes share.
 *
 * @param {import("../input/paste.js").Paste} paste
 * @param {import("../app.js").App} app
 * @returns {import("./pane-context.js").PaneContext}
 */
function contextOf(paste, app) {
  const crossHighlight = crossHighlightOf(paste, app);
  const views = new PaneViews(
    (role) => app.state.views.byRole[role] ?? usualView(role, app.state.pageView),
    (pane, role, view) => app.showing.view(pane, role, view),
  );
  return { crossHighlight, views, moment: () => momentOf(app.state), read: (text) => app.put(text) };
}

/**
 * What is drawn of the parts of the token.
 *
 * @param {import("../state.js").State} initial which is drawn already
 * @param {import("../input/paste.js").Paste} paste
 * @param {import("../app.js").App} app
 * @returns {import("../render.js").Draw[]}
 */
export function tokenParts(initial, paste, app) {
  const context = contextOf(paste, app);
  const { crossHighlight, views } = context;
  return [
    part(
      initial,
      (state) => [state.phase, state.boot.phase !== "failed" && earlyOf(state) === null, state.decoded],
      (phase, keepsPlace, decoded) => {
        crossHighlight.clear();
        views.clear();
        if (phase === "decoded" && decoded?.token) drawPanes(decoded.token, context);
        else if (phase === "waiting" && keepsPlace) drawWaitingPanes();
        else hidePanes();
      },
    ),
    part(
      initial,
      (state) => [isOfText(state)],
      (_isOfText) => crossHighlight.rest(),
    ),
    part(
      initial,
      ({ views: { byPane } }) => [byPane],
      (byPane) => views.draw(byPane),
    ),
    part(
      initial,
      ({ decoded, binding }) => [decoded, binding],
      (_decoded, binding) => drawHolder(binding),
    ),
    part(
      initial,
      ({ decoded, check }) => [decoded, check.kind === "done" ? check.verification.claimed : NONE],
      (_decoded, claimed) => drawClaimed(claimed),
    ),
    part(
      initial,
      ({ decoded }) => [decoded],
      (decoded) => drawLessons(decoded?.token ?? null),
    ),
  ];
}
