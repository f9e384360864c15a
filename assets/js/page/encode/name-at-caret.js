/**
 * The member name in which the caret of an editor is: the text is broken mostly, while somebody types a name.
 *
 * @typedef {import("../../types/report.js").DraftName} DraftName
 * @typedef {{start: number, end: number, query: string, needsValue: boolean, needsComma: boolean,
 *   others: ReadonlySet<string>}} NameAt `start` and `end` are those of the whole string, `query` what is before the caret,
 *   `others` the names that the object has beside it
 * @typedef {{start: number, end: number, text: string, caret: number}} Completed
 */

const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[{}[\],]/g;
/** What may be behind the caret in a name that is typed, and goes with it. */
const REST = /^[\w:/.#-]*"$/;
const MOST = 8;
/** So many characters are to be typed before names are told that only contain them. */
const LEAST = 2;

/**
 * @param {string} text
 * @param {number} caret
 * @returns {NameAt | null} none where it is in something else, or not in the outermost object
 */
export function nameAt(text, caret) {
  const names = [...outermostNames(text)];
  const found = names.find(({ index, 0: token }) => {
    const end = index + token.length;
    return index < caret && (caret < end || (caret === end && !isClosed(token)));
  });
  const others = names.filter((one) => one !== found).map(({ 0: token }) => token.slice(1, -1));
  return found ? named(text, caret, found, new Set(others)) : null;
}

/**
 * @param {string} text
 * @returns {Generator<RegExpExecArray, void, undefined>} the strings where the outermost object has names
 */
function* outermostNames(text) {
  let opened = "";
  let isName = false;
  for (const found of text.matchAll(TOKEN)) {
    const [token] = found;
    if (token.startsWith('"')) {
      if (isName && opened === "{") yield found;
      isName = false;
    } else if (token === ",") {
      isName = opened.endsWith("{");
    } else {
      const isOpening = token === "{" || token === "[";
      opened = isOpening ? opened + token : opened.slice(0, -1);
      isName = token === "{";
    }
  }
}

/** @param {string} token a string */
function isClosed(token) {
  return token.length > 1 && token.endsWith('"');
}

/**
 * @param {string} text
 * @param {number} caret
 * @param {RegExpExecArray} found the string
 * @param {ReadonlySet<string>} others
 * @returns {NameAt | null}
 */
function named(text, caret, { index: start, 0: token }, others) {
  const last = start + token.length;
  const query = text.slice(start + 1, caret);
  if (query.includes("\\")) return null;
  const end = REST.test(text.slice(caret, last)) ? last : caret;
  const next = text.slice(end).trimStart()[0];
  return { start, end, query, needsValue: next !== ":", needsComma: next === '"', others };
}

/**
 * Those names that complete what is typed: first those that begin with it.
 *
 * @param {readonly DraftName[]} names that contain it, or whose meaning does
 * @param {NameAt} at
 * @returns {DraftName[]}
 */
export function completing(names, { query, others }) {
  const wanted = query.toLowerCase();
  const fresh = names.filter(({ name }) => name !== query && !others.has(name));
  const first = fresh.filter(({ name }) => name.toLowerCase().startsWith(wanted));
  const more = query.length < LEAST ? [] : fresh.filter((one) => !first.includes(one));
  return [...first, ...more].slice(0, MOST);
}

/**
 * The edit that completes a name, with an empty value where it has none yet.
 *
 * @param {DraftName} name whose edit is that of an empty object
 * @param {NameAt} at
 * @returns {Completed}
 */
export function completed({ name, edit, caret }, { start, end, needsValue, needsComma }) {
  if (!needsValue) return { start, end, text: JSON.stringify(name), caret: name.length + 2 };
  return { start, end, text: needsComma ? `${edit.text},` : edit.text, caret };
}
