import { listenToWithheld } from "../offline/withheld-files.js";
import { followTheme } from "../shared/theme.js";

/** Stands in the head of the pages around the tool, which are kept for use without a network as it is. */
followTheme();
listenToWithheld();
