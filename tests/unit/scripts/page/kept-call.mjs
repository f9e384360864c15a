/**
 * What a card gave to the engine, as it is compared.
 *
 * @param {any[]} given
 * @returns {any} the same without the signal, which is beside it
 */
export function keptCall(given) {
  const { signal, ...options } = given.at(-1);
  return Object.defineProperty([...given.slice(0, -1), options], "signal", { value: signal });
}
