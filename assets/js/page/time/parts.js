import { byId } from "../../shared/dom.js";
import { inNextFrame } from "../../shared/scheduling.js";
import { instantOf, isClockSet } from "../state.js";
import { part } from "../store.js";
import { createAlarm } from "./clock.js";
import { drawLife } from "./life-bar.js";
import { momentOf, zoneOf } from "./moment.js";
import { drawSettings } from "./time-controls.js";
import { tick } from "./time-element.js";
import { drawTimes, drawViewpoint, lifeOf } from "./time-section.js";
import { clearTimeline, drawTimeline } from "./timeline.js";
import { parseSkew } from "./typed-time.js";

/**
 * What is drawn of time.
 *
 * @param {import("../state.js").State} initial which is drawn already
 * @param {import("../app.js").App} app
 * @returns {import("../render.js").Draw[]}
 */
export function timeParts(initial, app) {
  const alarm = createAlarm(() => app.askAnew());
  const drawLine = inNextFrame(() => {
    const { answer, fields } = app.state;
    const life = lifeOf(answer?.token ?? null, parseSkew(fields.skew).value ?? 0, isClockSet(app.state));
    if (life) drawTimeline(life, momentOf(app.state));
  });
  return [
    part(initial, ({ fields }) => [fields], drawSettings),
    part(
      initial,
      ({ answer }) => [answer],
      (answer) => {
        const token = answer?.token ?? null;
        drawTimes(token);
        clearTimeline(lifeOf(token, 0, false) === null);
      },
    ),
    part(
      initial,
      (state) => [state.answer, state.fields, instantOf(state)],
      (answer, fields, now) => {
        if (!answer?.token) return;
        const zone = zoneOf(fields.zone);
        drawViewpoint(zone, isClockSet(app.state));
        tick(byId("report", HTMLElement), { now, zone });
        const life = lifeOf(answer.token, parseSkew(fields.skew).value ?? 0, isClockSet(app.state));
        drawLife(byId("payload", HTMLElement), life, now);
      },
    ),
    // It is drawn from the state as it is in the frame that comes.
    part(
      initial,
      (state) => [state.answer, state.fields, instantOf(state), state.width],
      (..._inputs) => drawLine(),
    ),
    part(
      initial,
      (state) => [state.answer, isClockSet(state)],
      // A clock that stands still brings no instant about.
      (answer, isSet) => alarm(isSet ? null : (answer?.token?.next ?? null)),
    ),
  ];
}
