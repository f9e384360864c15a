/**
 * One record, and whoever draws it.
 *
 * @template State
 * @typedef {object} Store
 * @property {() => State} get
 * @property {(change: (state: State) => State) => void} update replaces the record, and draws it
 * @property {(isSo: (state: State) => boolean) => Promise<State>} until the first record, from now on, of which this is so
 */

/**
 * A change that is made while another is drawn is drawn after it, so that no part draws an older record than the last.
 *
 * @template State
 * @param {State} initial which is drawn already
 * @param {(state: State) => void} render
 * @returns {Store<State>}
 */
export function createStore(initial, render) {
  let state = initial;
  let drawn = initial;
  let isDrawing = false;
  /** @type {{isSo: (state: State) => boolean, resolve: (state: State) => void}[]} */
  let awaited = [];

  function tellWhoWaits() {
    const met = awaited.filter(({ isSo }) => isSo(state));
    awaited = awaited.filter((one) => !met.includes(one));
    for (const { resolve } of met) resolve(state);
  }

  function draw() {
    isDrawing = true;
    try {
      while (drawn !== state) {
        drawn = state;
        render(drawn);
      }
    } finally {
      isDrawing = false;
    }
  }

  return {
    get: () => state,
    update(change) {
      state = change(state);
      if (!isDrawing) draw();
      tellWhoWaits();
    },
    until(isSo) {
      return new Promise((resolve) => {
        awaited.push({ isSo, resolve });
        tellWhoWaits();
      });
    },
  };
}

/**
 * A part of what is drawn: a function of what it takes from the record, called where that is another than before.
 *
 * @template State
 * @template {readonly unknown[]} const Inputs
 * @param {State} initial which is drawn already
 * @param {(state: State) => Inputs} select
 * @param {(...inputs: Inputs) => void} draw
 * @returns {(state: State) => void}
 */
export function part(initial, select, draw) {
  let before = select(initial);
  return (state) => {
    const inputs = select(state);
    if (inputs.every((input, at) => Object.is(input, before[at]))) return;
    draw(...inputs);
    before = inputs;
  };
}
