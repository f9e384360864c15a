/**
 * Puts the column of readings as far out as the widest line that has one.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} chunk of its lines
 */
export function widen(list, chunk) {
  let widest = Number(list.style.getPropertyValue("--code-width"));
  for (const row of chunk.children) {
    const [code, reading] = row.children;
    if (reading?.textContent) widest = Math.max(widest, code?.textContent.length ?? 0);
  }
  list.style.setProperty("--code-width", String(widest));
}
