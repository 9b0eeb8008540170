/* The switch that shows sources beside the text, or keeps them closed. */
import { close } from "./disclosure.js";
import { all, make, one, root } from "./dom.js";
import { rest } from "./lighting.js";
import { wanted } from "./margin.js";
import { remember } from "./memory.js";

const toggle = make("button", { type: "button", class: "masthead__switch" }, "Sources beside");
const state = () => toggle.setAttribute("aria-pressed", String(wanted()));
let mark;
let at;
toggle.addEventListener("click", () => {
  /* The first text in view stays where it is; and the same one, when the margin comes back at once. */
  if (at !== scrollY) mark = all(".row > :first-child").find((it) => it.getBoundingClientRect().bottom > 0);
  const before = mark ? mark.getBoundingClientRect().top : 0;
  root.dataset.margin = wanted() ? "off" : "on";
  remember("pilcrowMargin", root.dataset.margin);
  if (mark) scrollBy(0, mark.getBoundingClientRect().top - before);
  at = scrollY;
  state();
  close();
  rest();
});
state();
if (one(".row__sources")) one(".masthead__search").before(toggle);
