/**
 * Which decoders of a page are live: each holds a Python of its own, so they are few.
 *
 * @typedef {{isEdited: boolean, isSeen: boolean, close: () => void}} Live
 */

const MOST = 3;
/** @type {Live[]} the oldest first */
const live = [];

/** The one to go next: the oldest in which nobody typed. */
const next = () => live.find(({ isEdited }) => !isEdited);

/**
 * Makes room for one more: the oldest goes, one in which nobody typed before one in which somebody did.
 *
 * @param {Live} one
 */
export function admit(one) {
  if (live.length >= MOST) (next() ?? live[0])?.close();
  live.push(one);
}

/** @param {Live} one */
export function dismiss(one) {
  const index = live.indexOf(one);
  if (index >= 0) live.splice(index, 1);
}

/** True where one more can open by itself without taking one away that is on the screen or was typed in. */
export function hasRoom() {
  return live.length < MOST || next()?.isSeen === false;
}
