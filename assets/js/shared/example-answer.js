/**
 * An answer of an example as the page shows it: a text as it is, all else as JSON.
 *
 * @param {unknown} answer
 */
export function answerText(answer) {
  return typeof answer === "string" ? answer.trimEnd() : JSON.stringify(answer, null, 2);
}
