/* Copying: with the Clipboard API, else by the command that was there before it, else by the reader's keys. */
import { permalink } from "./addresses.js";
import { make } from "./dom.js";
import { litStatement } from "./lighting.js";

const told = make("p", { class: "toast", role: "status" });
document.body.append(told);
let hush;
const tell = (text) => {
  clearTimeout(hush);
  told.replaceChildren(make("span", {}, text));
  hush = setTimeout(() => told.replaceChildren(), 6000);
};
const chord = /Mac|iP/.test(navigator.platform) ? "⌘C" : "Ctrl+C";
export const copy = async (what, text, shown) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const before = document.activeElement;
    // An input would lose the ends of lines.
    const field = shown || make("textarea", { readonly: "", "aria-label": what }, text);
    if (!shown) {
      field.style.cssText = "position: fixed; opacity: 0"; // a clipped field would copy as empty
      document.body.append(field);
      field.addEventListener("blur", () => field.remove());
    }
    field.focus({ preventScroll: true });
    field.select();
    if (!document.execCommand("copy")) return tell(`${what} is selected: press ${chord} to copy`);
    before.focus({ preventScroll: true });
  }
  tell(`${what} copied`);
};
/* What is fetched when it is wanted: where a promise can be written, the reader's touch stays good for it. */
export const copyFrom = async (what, href) => {
  const text = fetch(href).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.status))));
  const blob = text.then((it) => new Blob([it], { type: "text/plain" }));
  blob.catch(() => {
    /* a clipboard that refuses at once does not wait for it; `text` tells what is wrong */
  });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    tell(`${what} copied`);
  } catch {
    await copy(what, await text);
  }
};
export const copyLink = () => {
  const paragraph = document.activeElement.closest(".paragraph");
  const place = litStatement() || paragraph;
  if (place?.id) copy(paragraph ? "Link to the paragraph" : "Link to the statement", permalink(place));
};

/* What makes a quotation of a selection is fetched when there is one. */
const { quoting } = document.currentScript.dataset;
const fetchQuoting = () => {
  if (!quoting || getSelection().isCollapsed) return;
  document.removeEventListener("selectionchange", fetchQuoting);
  void import(quoting);
};
document.addEventListener("selectionchange", fetchQuoting);
