import { MODES } from "./modes.js";

/**
 * How the page shows what it knows; nothing is asked for that.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").View} View
 */

/** All of the page, or a part of it. */
const PAGE_VIEWS = ["full", "compact", "claims", "header"];
const THEMES = ["auto", "light", "dark"];

export class Showing {
  #change;

  /** @param {(change: (state: State) => State) => void} change */
  constructor(change) {
    this.#change = change;
  }

  /** @param {string | null} name of a mode */
  mode(name) {
    this.#change((state) => withMode(state, name));
  }

  /** @param {string | null} name */
  pageView(name) {
    this.#change((state) => withPageView(state, name));
  }

  /** @param {string | null} name */
  theme(name) {
    this.#change((state) => withTheme(state, name));
  }

  /**
   * @param {number} pane its number among those that are drawn
   * @param {string} role of its segment
   * @param {View} view
   */
  view(pane, role, view) {
    this.#change((state) => viewed(state, pane, role, view));
  }

  /** @param {boolean} isFixed nobody may edit the paste */
  fix(isFixed) {
    this.#change((state) => ({ ...state, isFixed }));
  }

  /** @param {number} width of the drawn line of time, in pixels */
  measured(width) {
    this.#change((state) => ({ ...state, width }));
  }
}

/**
 * A view of a pane was chosen.
 *
 * @param {State} state
 * @param {number} pane its number among those that are drawn
 * @param {string} role of its segment
 * @param {View} view
 * @returns {State}
 */
export function viewed(state, pane, role, view) {
  const { byRole, byPane } = state.views;
  return { ...state, views: { byRole: { ...byRole, [role]: view }, byPane: { ...byPane, [pane]: view } } };
}

/**
 * @param {State} state
 * @param {string | null} name as an address gives it; none that is not a mode changes anything, and a part of the page has
 *   but one
 * @returns {State}
 */
export function withMode(state, name) {
  const isWhole = state.pageView === PAGE_VIEWS[0];
  return { ...state, mode: isWhole ? (MODES.find(({ id }) => id === name)?.id ?? state.mode) : state.mode };
}

/**
 * @param {State} state
 * @param {string | null} name as an address gives it; none that is not a view changes anything
 * @returns {State}
 */
export function withPageView(state, name) {
  return { ...state, pageView: PAGE_VIEWS.find((one) => one === name) ?? state.pageView };
}

/**
 * @param {State} state
 * @param {string | null} name as an address gives it; none that is not a theme changes anything
 * @returns {State}
 */
export function withTheme(state, name) {
  return { ...state, theme: THEMES.find((one) => one === name) ?? state.theme };
}
