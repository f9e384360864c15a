/**
 * What the page draws beside what a report says: lines that it makes itself while it waits for one, and frames around
 * text that is no segment.
 *
 * @typedef {import("./report.js").Line} Line
 * @typedef {import("./report.js").Segment} Segment
 * @typedef {keyof import("./report.js").Verdict} LineName
 * @typedef {Pick<Line, "state" | "message" | "data"> & Partial<Line>} DrawnLine lines of the page's own say no `how`
 * @typedef {Record<LineName, DrawnLine>} DrawnVerdict
 * @typedef {Omit<Segment, "role"> & {role: Segment["role"] | "unprotected"}} DrawnSegment
 */

export {};
