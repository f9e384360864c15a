/** What was to be taken out is no longer on the page. */
export class Gone extends Error {}
