/* Lighting: a statement and its source paragraphs, whichever of them is pointed at or has the focus. */
import { partsOf } from "./evidence.js";
import { tieAll } from "./thread.js";

let lit = [];
export const light = (parts) => {
  for (const it of lit) it.toggleAttribute("data-lit", false);
  for (const it of parts) it.toggleAttribute("data-lit", true);
  lit = parts;
  tieAll(
    parts.filter((it) => it.matches(".statement")),
    parts.filter((it) => it.matches(".source")),
  );
};
export const isLit = () => lit.length > 0;
export const litStatement = () => lit.find((it) => it.matches(".statement"));
export const rest = () => light(partsOf(document.activeElement));

let intent;
document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const parts = partsOf(event.target);
  clearTimeout(intent);
  intent = setTimeout(() => (parts.length ? light(parts) : rest()), parts.length ? 60 : 200);
});
document.addEventListener("focusin", rest);
addEventListener("resize", rest);
