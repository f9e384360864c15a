import { byId } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { instantOf } from "../state.js";
import { part } from "../store.js";
import { AddClaim } from "./add-claim.js";
import { isEditable } from "./carried-token.js";
import { drawChanged } from "./changed.js";
import { placesIn } from "./claim-pointers.js";
import { drawDisclosable } from "./disclosable.js";
import { Editor } from "./editor.js";
import { copiesOf, draftOf, hasTestSet, isAwaited, isNested, outerDraftOf, outputOf } from "./encode-state.js";
import { drawMadeVerdict } from "./made-verdict.js";
import { saidOf } from "./making-verdict.js";
import { drawOutput } from "./output.js";
import { drawQuick } from "./quick-edits.js";
import { drawShape } from "./shape.js";
import { shapeChanges } from "./shape-changes.js";
import { drawAlgorithms, drawKeyField, maskedSigningKey } from "./sign-card.js";
import { TestSet } from "./test-set.js";
import { drawCarried, drawOffer, listenToEncode } from "./wire-encode.js";

const MODE = "encode";
const CLEARED = sentence("The key field is cleared, and the page keeps no copy of the key.");

/**
 * What is drawn of the token that is being written.
 *
 * @param {import("../state.js").State} initial which is drawn already
 * @param {import("../app.js").App} app
 * @returns {import("../render.js").Draw[]}
 */
export function encodeParts(initial, app) {
  const { encoding } = app;
  const editors = {
    header: new Editor("header", (shown) => encoding.typed("header", shown)),
    payload: new Editor("payload", (shown) => encoding.typed("payload", shown)),
  };
  const addClaim = new AddClaim({
    open: (one) => encoding.list({ part: one, query: "" }),
    narrow: (query) => encoding.list({ part: app.state.encoding.adding?.part ?? "payload", query }),
    close: () => encoding.list(null),
    add: (name) => encoding.add(name),
  });
  encoding.editors = editors;
  listenToEncode(app, editors);
  return [
    part(
      initial,
      ({ mode }) => [mode],
      (mode) => {
        if (mode === MODE) encoding.begin();
      },
    ),
    ...textParts(initial, app, editors),
    ...shapeParts(initial, app),
    ...keyFieldParts(initial, app),
    part(
      initial,
      (state) => [state.encoding, state.boot.phase === "ready", instantOf(state)],
      (now, isReady, instant) => drawMadeVerdict(saidOf(now, isReady), instant),
    ),
    part(
      initial,
      (state) => [state.encoding.adding, state.encoding.drafted],
      (adding, drafted) => {
        const isListed = adding !== null && drafted?.adding === adding;
        addClaim.draw(adding?.part ?? null, isListed ? drafted.draft.names : null);
      },
    ),
    part(
      initial,
      ({ decoded, pageView }) => [isEditable(decoded?.token) && pageView === "full"],
      (isOffered) => drawOffer(isOffered),
    ),
  ];
}

/**
 * @param {import("../state.js").State} initial
 * @param {import("../app.js").App} app
 * @param {{header: Editor, payload: Editor}} editors
 * @returns {import("../render.js").Draw[]}
 */
function textParts(initial, app, editors) {
  const { encoding } = app;
  const tests = new TestSet(() => encoding.testSet());
  return [
    part(
      initial,
      (state) => [state.encoding.asked.texts, draftOf(state.encoding)],
      (texts, draft) => {
        editors.header.draw(texts.header, draft?.header ?? null);
        editors.payload.draw(texts.payload, draft?.payload ?? null);
        if (!draft) return;
        drawQuick("header", draft.quick, (id) => clickQuick(encoding, "header", id));
        drawQuick("payload", draft.quick, (id) => clickQuick(encoding, "payload", id));
        drawAlgorithms("encode", draft, (find) => encoding.click("header", find));
      },
    ),
    part(
      initial,
      (state) => [state.encoding.asked, draftOf(state.encoding)],
      (asked, draft) => {
        if (!draft) return;
        const isSigned = !(draft.encrypted || isNested(asked, draft));
        drawDisclosable(placesIn(asked.texts.payload), asked, isSigned);
      },
    ),
    part(
      initial,
      (state) => [state.encoding],
      (now) => {
        const output = outputOf(now);
        drawOutput(output, copiesOf(now));
        tests.draw(output.state === "made" && hasTestSet(now) ? output.text : "");
      },
    ),
    part(
      initial,
      ({ encoding: { origin, former } }) => [origin, former],
      (origin, former) => drawCarried(origin, former !== null),
    ),
  ];
}

/**
 * @param {import("./encoding.js").Encoding} encoding
 * @param {import("./encode-state.js").PartName} one
 * @param {string} id
 */
function clickQuick(encoding, one, id) {
  encoding.click(one, ({ quick }) => quick.find((other) => other.part === one && other.id === id)?.edit);
}

/**
 * @param {import("../state.js").State} initial
 * @param {import("../app.js").App} app
 * @returns {import("../render.js").Draw[]}
 */
function shapeParts(initial, { encoding }) {
  return [
    part(
      initial,
      (state) => [state.encoding.asked, state.encoding.drafted?.draft.encrypted !== true, draftOf(state.encoding)],
      (asked, isSigned, draft) => drawShape(asked, isSigned, draft),
    ),
    part(
      initial,
      (state) => [outerDraftOf(state.encoding)],
      (draft) => {
        if (draft) drawAlgorithms("outer", draft, (find) => encoding.click("outer", find));
      },
    ),
    part(
      initial,
      (state) => [draftOf(state.encoding), outerDraftOf(state.encoding), state.encoding.asked, state.encoding.origin],
      (draft, outer, asked, origin) => {
        if (!draft) return;
        const around = (outer?.changes ?? []).map((change) => ({ ...change, part: "outer" }));
        drawChanged([...draft.changes, ...around, ...shapeChanges(origin, asked)]);
      },
    ),
  ];
}

/**
 * @param {import("../state.js").State} initial
 * @param {import("../app.js").App} app
 * @returns {import("../render.js").Draw[]}
 */
function keyFieldParts(initial, app) {
  const masks = {
    encode: maskedSigningKey("encode", () => app.tell(CLEARED)),
    outer: maskedSigningKey("outer", () => app.tell(CLEARED)),
  };
  return [
    part(
      initial,
      (state) => [state.encoding.asked, state.encoding.made, isAwaited(state.encoding)],
      (asked, answer, isOld) => {
        const made = isOld ? null : (answer?.made ?? null);
        const fault = (/** @type {string} */ field) => made?.faults.find((one) => one.field === field) ?? null;
        // What signed first comes last.
        drawKeyField("encode", asked, made?.keys.at(-1)?.key ?? null, fault("key"));
        drawKeyField("outer", asked.outer, made?.keys[0]?.key ?? null, fault("outer-key"));
      },
    ),
    part(
      initial,
      (state) => [state.encoding.drafted, state.encoding.asked.key],
      (drafted, _key) => {
        const spans = drafted?.draft.private ?? [];
        masks.encode.take({ text: drafted?.of.key ?? "", spans });
        byId("encode-public", HTMLElement).hidden = spans.length === 0;
      },
    ),
    part(
      initial,
      (state) => [state.encoding.drafted, state.encoding.asked.outer.key],
      (drafted, _key) => masks.outer.take({ text: drafted?.of.outer.key ?? "", spans: drafted?.outer?.private ?? [] }),
    ),
  ];
}
