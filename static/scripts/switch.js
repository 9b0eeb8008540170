/* The switch that shows sources beside the text, or keeps them closed. */
import { all, make, one, root } from "./dom.js";
import { rest } from "./lighting.js";
import { wanted } from "./margin.js";
import { remember } from "./memory.js";

const toggle = make("button", { type: "button", class: "masthead__switch" }, "Sources beside");
const report = () => toggle.setAttribute("aria-pressed", String(wanted()));
toggle.addEventListener("click", () => {
  const mark = all(".row").find((it) => it.getBoundingClientRect().bottom > 0);
  const before = mark ? mark.getBoundingClientRect().top : 0;
  root.dataset.margin = wanted() ? "off" : "on";
  remember("pilcrowMargin", root.dataset.margin);
  if (mark) scrollBy(0, mark.getBoundingClientRect().top - before);
  report();
  rest();
});
report();
if (one(".row__sources")) one(".masthead__tools").append(toggle);
