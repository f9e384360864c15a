// The sections of a WebAssembly module that binaryen reads and does not let anyone change, or count in octets.

const [CODE, DATA] = [10, 11];
/** After the magic number and the version. */
const FIRST = 8;
const NOWHERE = { start: 0, at: 0, end: 0 };

/** A reader that stands at the first octet of a section. */
function readerOf(octets, wanted) {
  let at = FIRST;
  const next = () => {
    at += 1;
    return octets[at - 1];
  };
  /** As LEB128 writes it. */
  const number = () => {
    for (let [value, unit] = [0, 1]; ; unit *= 128) {
      const octet = next();
      value += (octet & 127) * unit;
      if (octet < 128) return value;
    }
  };
  /** @returns {number} where what is skipped begins */
  const skip = (count) => {
    at += count;
    return at - count;
  };
  while (next() !== wanted) skip(number());
  number();
  return { number, skip, list: (one) => Array.from({ length: number() }, one) };
}

/** @param {Uint8Array} octets of a module @returns {number[]} how many octets the body of each function has */
export function bodySizes(octets) {
  const reader = readerOf(octets, CODE);
  return reader.list(() => {
    const size = reader.number();
    reader.skip(size);
    return size;
  });
}

/** What a module writes into memory at its start, by addresses; a change is made to the octets of the module. */
export class InitialMemory {
  #octets;
  #segments;
  #near = NOWHERE;

  /** @param {Uint8Array} octets of the module */
  constructor(octets) {
    this.#octets = octets;
    const reader = readerOf(octets, DATA);
    this.#segments = reader.list(() => {
      // Before the address stand a zero and the opcode of a constant, behind it the end of that expression.
      reader.skip(2);
      const start = reader.number();
      reader.skip(1);
      const size = reader.number();
      return { start, at: reader.skip(size), end: start + size };
    });
  }

  /** @returns {number} where in the module it stands; -1 for a zero that is not written */
  #place(address) {
    const holds = ({ start, end }) => start <= address && address < end;
    if (!holds(this.#near)) this.#near = this.#segments.find(holds) ?? NOWHERE;
    return this.#near === NOWHERE ? -1 : this.#near.at + address - this.#near.start;
  }

  octets(address, count) {
    return Uint8Array.from({ length: count }, (_, at) => this.#octets[this.#place(address + at)] ?? 0);
  }

  word(address) {
    return new DataView(this.octets(address, 4).buffer).getUint32(0, true);
  }

  /** What stands there up to a zero. */
  text(address) {
    const codes = [];
    for (let at = address; ; at += 1) {
      const [code] = this.octets(at, 1);
      if (code === 0) return String.fromCharCode(...codes);
      codes.push(code);
    }
  }

  write(address, octets) {
    for (const [at, octet] of octets.entries()) {
      const place = this.#place(address + at);
      if (place < 0 && octet !== 0)
        throw new Error(`The module writes nothing at ${address + at} that could be changed.`);
      if (place >= 0) this.#octets[place] = octet;
    }
  }
}
