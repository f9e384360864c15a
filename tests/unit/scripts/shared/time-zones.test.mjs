import assert from "node:assert/strict";
import process from "node:process";
import { after, mock, test } from "node:test";
import {
  instantAt,
  isOnCalendar,
  prepareZones,
  wallClock,
  zoneHere,
  zones,
} from "../../../../assets/js/shared/time-zones.js";

const zone = process.env.TZ;
after(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test("the zone here is the one that the computer is set to, as of this second", () => {
  mock.timers.enable({ apis: ["Date"], now: 1_516_239_022_000 });
  const kolkata = ["Asia/Kolkata", "Asia/Calcutta"];
  process.env.TZ = "Asia/Kolkata";
  assert.ok(kolkata.includes(zoneHere()));
  process.env.TZ = "Europe/Berlin";
  mock.timers.tick(999);
  assert.ok(kolkata.includes(zoneHere()));
  mock.timers.tick(1);
  assert.equal(zoneHere(), "Europe/Berlin");
  mock.timers.reset();
});

test("every zone is offered once, UTC first", () => {
  const all = zones();
  assert.equal(all[0], "UTC");
  assert.equal(new Set(all).size, all.length);
  assert.ok(all.includes("Europe/Berlin"));
});

test("a wall clock shows two digits each, the year four", () => {
  prepareZones();
  const shown = { year: "2018", month: "01", day: "18", hour: "01", minute: "30", second: "22", name: "UTC" };
  assert.deepEqual(wallClock(1_516_239_022, "UTC"), shown);
  assert.equal(wallClock(-62_135_596_800, "UTC").year, "0001");
  assert.equal(wallClock(1_531_877_422, "Europe/Berlin").name, "CEST");
});

test("a date of a zone is the instant at which its clocks show it", () => {
  assert.equal(instantAt("2018-01-18T01:30:22", "UTC"), 1_516_239_022);
  assert.equal(instantAt("2018-01-18T02:30", "Europe/Berlin"), 1_516_239_000);
  assert.equal(instantAt("2018-01-17T15:45", "America/Los_Angeles"), 1_516_232_700);
  assert.equal(instantAt("2018-01-18T07:15:22", "Asia/Kathmandu"), 1_516_239_022);
});

test("of two instants at which clocks show the same, it is the first", () => {
  // On 2026-10-25 clocks in Berlin are set back from 03:00 to 02:00, at 01:00 UTC.
  assert.equal(instantAt("2026-10-25T02:30", "Europe/Berlin"), Date.UTC(2026, 9, 25, 0, 30) / 1000);
});

test("a time that clocks leap over is still an instant beside the leap", () => {
  // On 2026-03-29 clocks in Berlin are set forward from 02:00 to 03:00, at 01:00 UTC.
  assert.equal(instantAt("2026-03-29T02:30", "Europe/Berlin"), Date.UTC(2026, 2, 29, 1, 30) / 1000);
});

test("what is no date is no instant", () => {
  for (const text of ["", "now", "2026-13-01T00:00", "2026-11-23T25:00", "2026-11-23T14:03Z", "<b>"]) {
    assert.ok(Number.isNaN(instantAt(text, "UTC")), text);
  }
});

test("a calendar ends on either side", () => {
  assert.ok(isOnCalendar(8_640_000_000_000));
  assert.ok(isOnCalendar(-8_640_000_000_000));
  assert.ok(!isOnCalendar(8_640_000_000_001));
  assert.ok(!isOnCalendar(Number.NaN));
  assert.ok(!isOnCalendar(Number.NEGATIVE_INFINITY));
});
