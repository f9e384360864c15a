import { sentence } from "../../shared/sentence.js";

/** What stands on top of the report before the engine runs. */

export const EMPTY = sentence("Paste a JWT to see what it says.");
export const NOT_CHECKED_YET = sentence("Readable, but not checked yet.");
export const CHECKED_SOON = sentence("Loading. The token will be checked as soon as Python is ready.");
