import { Certifying } from "../page/certificates/certifying.js";
import { certificateParts } from "../page/certificates/parts.js";
import { Checklist } from "../page/checklist/checking.js";
import { checklistParts } from "../page/checklist/parts.js";
import { Coding } from "../page/code/coding.js";
import { codeParts } from "../page/code/parts.js";
import { Comparing } from "../page/compare/comparing.js";
import { compareParts } from "../page/compare/parts.js";
import { completeNames } from "../page/encode/completion.js";
import { tableParts } from "../page/input/table-parts.js";
import { linkedParts } from "../page/key/linked-parts.js";
import { longWorkParts } from "../page/long-works.js";
import { relationsParts } from "../page/relations/parts.js";
import { Relations } from "../page/relations/relating.js";

/**
 * What the page shows only once somebody asks for it, with its styles. It comes while Python is on its way, so that no
 * first token waits for it.
 *
 * @param {import("../page/app.js").App} app
 * @param {import("../page/state.js").State} initial which the page showed at first
 * @param {import("../page/card-asker.js").Page} page
 * @returns {import("../page/render.js").Draw[]}
 */
export function laterParts(app, initial, page) {
  addStyles();
  const engine = () => app.engine();
  const comparing = new Comparing(engine, {
    ...page,
    open: (text, token) => {
      app.put(text);
      page.change((state) => ({ ...state, chosen: token }));
      app.ask();
    },
  });
  const { holding } = app;
  const certifying = new Certifying(engine, page);
  const checklist = new Checklist(engine, page);
  const coding = new Coding(engine, page);
  const relations = new Relations(engine, page);
  completeNames(app);
  return [
    ...certificateParts(initial, app, certifying),
    ...checklistParts(initial, checklist),
    ...codeParts(initial, app, coding),
    ...relationsParts(initial, relations),
    ...compareParts(initial, app, comparing),
    ...linkedParts(initial, app.linking),
    ...tableParts(initial, app),
    ...longWorkParts(initial, app, { comparing, certifying, checklist, coding, relations, holding }),
  ];
}

function addStyles() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LATER_STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
