import { flash } from "../../shared/clipboard.js";
import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { paragraph, phrases, plural, sentence } from "../../shared/sentence.js";
import { messageOf } from "../engine-failure.js";
import { copyOut } from "../export/copy.js";
import { saveText } from "../keys/save.js";

/**
 * The tokens that a verifier must refuse, made of the one that was signed here: to be read, copied and saved.
 *
 * @typedef {import("../../types/report.js").NegativeCase} NegativeCase
 * @typedef {import("../../types/report.js").NegativeSet} NegativeSet
 * @typedef {"json" | "curl" | "pytest"} Form
 */

const MAKING = sentence("Making them …");
const NOT_MADE = sentence("They weren’t made.");
const FAILED = sentence("The engine didn’t answer.");
const CONTROL = sentence("must be accepted");
/** @type {Readonly<Record<Form, string>>} */
const FILES = { json: "tokens-to-refuse.json", curl: "tokens-to-refuse.sh", pytest: "test_tokens_to_refuse.py" };

export class TestSet {
  #card = byId("encode-refusals", HTMLDetailsElement);
  /** @type {NegativeSet | null} */
  #set = null;
  /** What it is made of: another token has another set. */
  #token = "";

  /** @param {() => Promise<NegativeSet>} make */
  constructor(make) {
    this.#card.addEventListener("toggle", () => {
      if (this.#card.open && this.#set === null) void this.#ask(make);
    });
    for (const form of /** @type {const} */ (["json", "curl", "pytest"])) {
      const copy = byId(`refusals-copy-${form}`, HTMLButtonElement);
      copy.addEventListener("click", () => {
        if (this.#set) void copyOut(copy, this.#set[form], sentence("The tokens are on the clipboard."));
      });
      const save = byId(`refusals-save-${form}`, HTMLButtonElement);
      save.addEventListener("click", () => {
        if (!this.#set) return;
        saveText(this.#set[form], FILES[form]);
        flash(save, sentence("Saved"));
      });
    }
  }

  /** @param {string} token that was made, empty where there is none */
  draw(token) {
    this.#card.hidden = token === "";
    if (token === this.#token) return;
    this.#token = token;
    this.#card.open = false;
    this.#take(null, "");
  }

  /** @param {() => Promise<NegativeSet>} make */
  async #ask(make) {
    const token = this.#token;
    this.#take(null, MAKING);
    try {
      const set = await make();
      if (token !== this.#token) return;
      const [fault] = set.faults;
      const count = set.cases.filter(({ refused }) => refused).length;
      const made = plural("{count} token to reject, one to accept", "{count} tokens to reject, one to accept", count);
      this.#take(fault ? null : set, fault?.message ?? made);
    } catch (error) {
      if (token === this.#token) this.#take(null, paragraph(NOT_MADE, messageOf(error, FAILED)));
    }
  }

  /**
   * @param {NegativeSet | null} set
   * @param {string} said
   */
  #take(set, said) {
    this.#set = set;
    setText(byId("refusals-said", HTMLElement), said);
    byId("refusals-list", HTMLElement).replaceChildren(...(set?.cases ?? []).map(caseItem));
    byId("refusals-files", HTMLElement).hidden = set === null;
  }
}

/** @param {NegativeCase} found */
function caseItem({ id, title, message, refused, status, error }) {
  const item = elementOf("refusal-template");
  item.dataset.case = id;
  setText(byClass(item, "refusal-title"), title);
  setText(byClass(item, "refusal-message"), message);
  setText(byClass(item, "refusal-answer"), refused ? phrases(String(status), error) : CONTROL);
  return item;
}
