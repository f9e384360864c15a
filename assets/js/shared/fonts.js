/**
 * Loads every face of the page now: later it makes no request, also not for a weight that only a result needs. Then the
 * page is set in them.
 *
 * @returns {Promise<void>} settles when each face is here or will not come; the page reads well without them
 */
export async function loadFonts() {
  await Promise.allSettled(Array.from(document.fonts, (face) => face.load()));
  delete document.documentElement.dataset.fonts;
}
