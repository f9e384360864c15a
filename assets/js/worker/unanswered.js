/**
 * Tells what was rejected and is handled by nobody. Where Python overflows the stack in an awaited call, what called it
 * is Pyodide's event loop: the error ends there, no page hears of it, and the call would never be answered.
 *
 * @param {EventTarget} scope of the worker
 * @param {(reason: unknown) => void} tell
 */
export function watchUnanswered(scope, tell) {
  scope.addEventListener("unhandledrejection", (event) => {
    // A browser would write it to the console, and it could quote a token.
    event.preventDefault();
    tell(/** @type {PromiseRejectionEvent} */ (event).reason);
  });
}
