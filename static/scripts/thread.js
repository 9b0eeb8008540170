/* The thread: from the end of the statement's line that ends nearest the margin, across to the paragraph. */
import { one, root } from "./dom.js";
import { chipsOf, sourceOf } from "./evidence.js";
import { beside } from "./margin.js";

const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
const path = document.createElementNS(svg.namespaceURI, "path");
svg.setAttribute("class", "thread");
svg.setAttribute("aria-hidden", "true");
svg.append(path);
if (one(".row__sources")) document.body.append(svg);

const tie = (statement, source) => {
  const chip = chipsOf(statement).find((it) => sourceOf(it) === source);
  if (!chip) return "";
  const rtl = getComputedStyle(root).direction === "rtl";
  const out = (it) => (rtl ? -it.left : it.right);
  const lines = [...statement.getClientRects(), chip.getBoundingClientRect()];
  const from = lines.reduce((far, it) => (out(it) < out(far) ? far : it));
  const [text, to] = [statement.closest("p"), source].map((it) => it.getBoundingClientRect());
  const x = rtl ? from.left : from.right;
  const edge = rtl ? text.left : text.right;
  const end = rtl ? to.right : to.left;
  const [y, level, middle] = [from.bottom, to.top + 9, (edge + end) / 2];
  return `M${x} ${y}H${edge}C${middle} ${y} ${middle} ${level} ${end} ${level}`;
};
export const tieAll = (statements, sources) => {
  const lines = statements.flatMap((a) => sources.filter(beside).map((b) => tie(a, b)));
  path.setAttribute("transform", `translate(${scrollX} ${scrollY})`);
  path.setAttribute("d", lines.join(""));
};
