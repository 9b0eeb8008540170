/* Single keys: listed in a dialog, and can be switched off there (WCAG 2.1.4). Escape is always there. */
import { copyLink } from "./copying.js";
import { back, close, statementAt } from "./disclosure.js";
import { all, make, one } from "./dom.js";
import { chipsOf } from "./evidence.js";
import { isLit, light, litStatement } from "./lighting.js";
import { recall, remember } from "./memory.js";

const statements = all("main .statement").filter((it) => chipsOf(it).length);
const step = (by) => {
  const here = document.activeElement.closest(".cite, .source");
  let index = here ? statements.indexOf(statementAt(here)) : -1;
  if (index < 0) {
    index = statements.findIndex((it) => it.getBoundingClientRect().bottom > 0) - (by > 0 ? 1 : 0);
  }
  const next = statements[index + by];
  if (!next) return;
  chipsOf(next)[0].focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
};
const press = (selector) => one(selector)?.click();
const keys = {
  j: ["next statement", () => step(1)],
  k: ["previous statement", () => step(-1)],
  s: ["its source paragraph", () => press(".cite:focus")],
  n: ["next section", () => press('.turn [rel="next"]')],
  p: ["previous section", () => press('.turn [rel="prev"]')],
  c: ["copy a link to the statement", copyLink],
  m: ["margin on or off", () => press(".masthead__switch")],
  "/": ["search", () => press(".masthead__search")],
  "?": ["this list", () => press(".masthead__help")],
};
let single = recall("pilcrowKeys") !== "off";
const leave = () => {
  const statement = litStatement();
  if (statement && document.activeElement.closest(".source")) back(statement);
  else if (close() || isLit()) light([]);
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return leave();
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (!single && event.key !== "?") return;
  /* What is hidden has the focus until the next frame: the box in a dialog that was just closed. */
  const field = event.target.closest("input, textarea, select, dialog, [contenteditable]");
  if (field?.getClientRects().length) return;
  keys[event.key]?.[1]();
});

const listed = () => {
  const list = make("dl");
  for (const [key, [text]] of Object.entries({ ...keys, Esc: ["close, and back to the statement"] })) {
    list.append(make("dt", {}, make("kbd", {}, key)), make("dd", {}, text));
  }
  return list;
};
const makeDialog = () => {
  const box = make("input", { type: "checkbox" });
  box.checked = single;
  box.addEventListener("change", () => {
    single = box.checked;
    remember("pilcrowKeys", single ? "on" : "off");
  });
  return make(
    "dialog", { class: "keys", "aria-labelledby": "keys" },
    make("h2", { id: "keys" }, "Keyboard"),
    listed(),
    make("p", {}, make("label", {}, box, " Use these single keys")),
    make("form", { method: "dialog" }, make("button", {}, "Close")),
  );
};
let dialog;
const help = make(
  "button", { type: "button", class: "masthead__help", "aria-haspopup": "dialog" },
  "?", make("span", { class: "text--hidden" }, " keyboard shortcuts"),
);
help.addEventListener("click", () => {
  if (!dialog) {
    dialog = makeDialog();
    document.body.append(dialog);
  }
  dialog.showModal();
});
one(".masthead__search").before(help);
