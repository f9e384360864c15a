import { newestWins } from "../shared/newest-wins.js";
import { sentence } from "../shared/sentence.js";
import { messageOf } from "./engine-failure.js";

/**
 * What a card asks the engine: the newest question wins, and one that fails says why.
 *
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {import("./state.js").State} State
 * @typedef {"checklist" | "chain" | "keys-chain" | "relations" | "code" | "holder"} Card the id of its element
 * @typedef {{state: () => State, change: (change: (state: State) => State) => void}} Page
 */

const FAILED = sentence("The engine didn’t answer.");

/**
 * @template Asked
 * @param {() => Promise<Engine>} engine the engine, once there is one
 * @param {object} card
 * @param {(engine: Engine, asked: Asked, isGone: () => boolean, stopped: AbortSignal) => Promise<void>} card.answer takes
 *   the answer, unless nobody waits for it any more
 * @param {(trouble: string) => void} card.failed
 * @param {(asked: Asked) => boolean} [card.isOver] whether the question is none any more
 * @param {(isBusy: boolean) => void} [card.busy] called when the first question is asked, and when none is left
 * @returns {((asked: Asked) => void) & {cancel: () => void}} `cancel` gives up what is under way
 */
export function cardAsker(engine, { answer, failed, isOver = () => false, busy = () => undefined }) {
  return newestWins(async (/** @type {Asked} */ asked, superseded, stopped) => {
    const isGone = () => superseded.aborted || isOver(asked);
    try {
      const started = await engine();
      if (!isGone()) await answer(started, asked, isGone, stopped);
    } catch (error) {
      if (!isGone()) failed(messageOf(error, FAILED));
    }
  }, busy);
}

/**
 * Says in the state whether a card waits for the engine.
 *
 * @param {Page} page
 * @param {Card} card
 * @returns {(isBusy: boolean) => void}
 */
export function waitingIn({ change }, card) {
  return (isBusy) =>
    change(({ waiting, ...state }) => {
      const others = waiting.filter((one) => one !== card);
      return { ...state, waiting: isBusy ? [...others, card] : others };
    });
}
