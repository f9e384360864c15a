import { Answers } from "../first/answers.js";
import { closeOriginChannels } from "../worker/origin-channels.js";

closeOriginChannels();

const answers = new Answers((message) => self.postMessage(message));

// What a browser cannot put together again, for want of memory or else, is lost: there would be no answer.
self.addEventListener("messageerror", () => self.postMessage({ kind: "fatal" }));
self.addEventListener("message", (/** @type {MessageEvent<import("../first/protocol.js").ToFirst>} */ event) => {
  void answers.take(event.data);
});
