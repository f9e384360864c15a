/**
 * What panes share with each other and with the page around them.
 *
 * @typedef {object} PaneContext
 * @property {import("./cross-highlight.js").CrossHighlight} crossHighlight
 * @property {import("./view-switch.js").PaneViews} views
 * @property {(text: string) => void} read shows a token in the place of the paste
 * @property {() => import("../time/moment.js").Moment} moment as of which a row that is drawn now speaks
 */

export {};
