/**
 * Where instants stand on the drawn line, in per cent of its width. Seconds in; the scale changes in steps, so that
 * what is drawn stands still while now moves along it.
 *
 * @typedef {{from: number | null, to: number | null, marks: readonly number[]}} Span `marks` are all instants that are
 *   drawn, `from` and `to` among them
 * @typedef {{place: (instant: number) => number, now: number, broken: number | null}} Scale `now` is the place of now,
 *   `broken` that of a break in the line between now and all else
 */

/** From so many lifetimes away on, the line breaks. */
const FARTHEST = 20;
const STEPS = [0.25, 0.5, 1, 2, 3, 5, 8, 13, FARTHEST];
/** Lengths for a line on which nothing has one: a minute to a thousand years. */
const LENGTHS = [
  60, 600, 3600, 21_600, 86_400, 604_800, 2_629_746, 31_556_952, 315_569_520, 3_155_695_200, 31_556_952_000,
];
const EDGE = 1;
const BREAK = 88;
const BEYOND = 94;

/**
 * @param {Span} span
 * @param {number} skew
 * @param {number} now
 * @returns {Scale}
 */
export function scaleOf(span, skew, now) {
  const first = Math.min(...span.marks);
  const last = Math.max(...span.marks);
  const { length, around } = unitOf(span, now);
  const before = stepsTo(first - now, length);
  const after = stepsTo(now - last, length);
  const margin = Math.min(skew, length) + length / 12;
  if (after === null) return broken(first - margin, last + length / 2 + margin, true);
  if (before === null) return broken(first - length / 2 - margin, last + margin, false);
  const start = first - Math.max(before + length / 12, around, margin);
  const end = last + Math.max(after + length / 12, around, margin);
  const place = linear(start, end, EDGE, 100 - EDGE);
  return { place, now: place(now), broken: null };
}

/**
 * The length in which distances are counted: the lifetime, or the distance of the marks, or else one that holds now.
 *
 * @param {Span} span
 * @param {number} now
 * @returns {{length: number, around: number}} `around` is kept free on either side
 */
function unitOf({ from, to, marks }, now) {
  const first = Math.min(...marks);
  const last = Math.max(...marks);
  if (from !== null && to !== null && to > from) return { length: to - from, around: 0 };
  const away = Math.max(first - now, now - last, last - first, 0);
  const length = LENGTHS.find((one) => one >= away) ?? away;
  return { length, around: length };
}

/**
 * The distance, rounded up to a step; nothing where it is beyond the last.
 *
 * @param {number} distance
 * @param {number} length
 */
function stepsTo(distance, length) {
  if (distance <= 0) return 0;
  const step = STEPS.find((one) => one * length >= distance);
  return step === undefined ? null : step * length;
}

/**
 * @param {number} start
 * @param {number} end
 * @param {number} from per cent
 * @param {number} to per cent
 * @returns {(instant: number) => number}
 */
function linear(start, end, from, to) {
  return (instant) => from + ((Math.min(Math.max(instant, start), end) - start) / (end - start)) * (to - from);
}

/**
 * @param {number} start
 * @param {number} end
 * @param {boolean} isAfter whether now is beyond the end, or else before the start
 * @returns {Scale}
 */
function broken(start, end, isAfter) {
  const straight = linear(start, end, EDGE, BREAK - EDGE);
  /** @param {number} percent */
  const turned = (percent) => (isAfter ? percent : 100 - BREAK + percent);
  return {
    place: (instant) => turned(straight(instant)),
    now: isAfter ? BEYOND : 100 - BEYOND,
    broken: isAfter ? BREAK : 100 - BREAK,
  };
}
