import { listenToWithheld } from "../offline/withheld-files.js";

/** Stands in the head of the pages around the tool, which are kept for use without a network as it is. */
listenToWithheld();
