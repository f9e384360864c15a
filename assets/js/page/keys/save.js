/** Milliseconds by which every browser has read what is saved. */
const READ_BY = 10_000;

/**
 * Saves a text as a file of the person's own: it goes from the page's memory to where downloads go, and nowhere else.
 *
 * @param {string} text
 * @param {string} name of the file
 */
export function saveText(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // Firefox reads it some time after the click.
  setTimeout(() => URL.revokeObjectURL(address), READ_BY);
}
