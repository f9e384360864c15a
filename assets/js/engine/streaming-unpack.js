import { Frames, isFrame } from "./zstd.js";

/**
 * Unpacks a file while it comes, in steps that leave the page's thread to the person between them.
 *
 * @typedef {Uint8Array<ArrayBuffer>} Octets
 * @typedef {AsyncGenerator<Octets, void, undefined>} Steps each overwritten by the next
 */

/** Milliseconds after which others have their turn. */
const TURN = 8;

/** A file from its first octets on. It may be checked meanwhile, but before it is used. */
export class Unpacking {
  /** @type {ReadableStreamDefaultController<Octets> | null} */
  #packed = null;
  #hasBegun = false;

  /** @param {Promise<WebAssembly.Module>} zstd */
  constructor(zstd) {
    /** @type {ReadableStream<Octets>} */
    const packed = new ReadableStream({
      start: (controller) => {
        this.#packed = controller;
      },
    });
    /** Throws where the octets are damaged or end early. */
    this.steps = inTurns(unpacked(zstd, packed.getReader()));
  }

  /** @param {Octets} octets what has come of a Zstandard frame; it may have been unpacked on its way */
  take(octets) {
    this.#hasBegun = true;
    this.#packed?.enqueue(octets);
  }

  /** @param {ArrayBuffer} whole all that came; it is taken now if nothing of it was before */
  end(whole) {
    if (!this.#hasBegun) this.take(new Uint8Array(whole));
    this.#packed?.close();
  }

  /** @param {unknown} error why no more will come */
  fail(error) {
    this.#packed?.error(error);
  }
}

/**
 * @param {Steps} steps
 * @returns {Steps} as many in a turn as there is time for
 */
async function* inTurns(steps) {
  const turns = createTurns();
  let end = performance.now() + TURN;
  const next = async () => {
    if (performance.now() >= end) {
      await turns.next();
      end = performance.now() + TURN;
    }
    return steps.next();
  };
  try {
    for (let step = await next(); !step.done; step = await next()) yield step.value;
  } finally {
    turns.end();
  }
}

/** Turns of the event loop; a timer would wait for four milliseconds each time. */
function createTurns() {
  const { port1: here, port2: there } = new MessageChannel();
  return {
    next: () =>
      new Promise((resolve) => {
        here.onmessage = resolve;
        there.postMessage(null);
      }),
    end: () => here.close(),
  };
}

/**
 * @param {Promise<WebAssembly.Module>} zstd
 * @param {ReadableStreamDefaultReader<Octets>} reader
 * @returns {Steps}
 */
async function* unpacked(zstd, reader) {
  const pieces = piecesOf(reader);
  const head = await headOf(pieces);
  if (!isFrame(head)) {
    yield head;
    return yield* pieces;
  }
  const frames = new Frames(await zstd);
  yield* frames.take(head);
  for await (const piece of pieces) yield* frames.take(piece);
  yield* frames.end();
}

/**
 * @param {ReadableStreamDefaultReader<Octets>} reader
 * @returns {Steps}
 */
async function* piecesOf(reader) {
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}

/**
 * As many of the first octets as it takes to tell what they are.
 *
 * @param {Steps} pieces
 */
async function headOf(pieces) {
  let head = new Uint8Array();
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) {
    head = head.byteLength === 0 ? piece.value : new Uint8Array(await new Blob([head, piece.value]).arrayBuffer());
    if (isFrame(head) !== undefined) break;
  }
  return head;
}
