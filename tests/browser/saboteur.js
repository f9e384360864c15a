// Stands in for the worker: answers as the protocol says, and fails in the way that a text names.
const ways = {
  hang: () => {
    // biome-ignore lint/suspicious/noUnnecessaryConditions: it never ends.
    while (true);
  },
  throw: () => {
    throw new Error("provoked");
  },
  "throw later": () => setTimeout(() => ways.throw()),
  fatal: () => postMessage({ kind: "fatal", message: "provoked" }),
  close: () => self.close(),
  refuse: (id) => postMessage({ kind: "refused", id, message: "provoked" }),
};

addEventListener("message", ({ data }) => {
  if (data.kind === "boot") return postMessage({ kind: "ready" });
  if (data.kind !== "call") return;
  const request = JSON.parse(data.request);
  const way = ways[request.text];
  if (way) return way(data.id);
  postMessage({ kind: "result", id: data.id, result: JSON.stringify({ answered: request }) });
});
