/* In an embed: its look, from its address; its height, told to the page around it in our words and in
   WordPress' own; and the way out of a sandbox, which opens no window. */
import { root } from "./scripts/dom.js";
import { onTouch } from "./scripts/touching.js";

let secret;
let told;
const tell = (again) => {
  const height = Math.ceil(root.getBoundingClientRect().height);
  if (height === told && again !== true) return;
  told = height;
  parent.postMessage({ type: "pilcrow:height", height }, "*");
  if (secret) parent.postMessage({ message: "height", value: height, secret }, "*");
  try {
    self.requestResize();
  } catch {
    /* not there, or nobody to ask */
  }
};
const read = () => {
  const [, theme, compact] = /^#(light|dark)?-?(compact)?/.exec(location.hash) || [];
  if (theme) root.dataset.theme = theme;
  if (compact) root.dataset.look = compact;
  [, secret] = /[?&]secret=([a-z\d]+)/i.exec(location.hash) || [];
};
read();
const open = (it) => it.closest(".row")?.querySelector("details").toggleAttribute("open");
onTouch(open);
addEventListener("click", (event) => {
  const chip = event.target.closest(".cite");
  if (chip) open(chip);
  const link = event.target.closest("a");
  if (!link || !secret || origin !== "null") return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  parent.postMessage({ message: "link", value: link.href, secret }, "*");
  event.preventDefault();
});
if (parent !== self) {
  new ResizeObserver(tell).observe(root);
  addEventListener("load", () => tell(true));
  addEventListener("hashchange", () => {
    read();
    tell(true);
  });
  addEventListener("message", ({ data, source }) => {
    if (source !== parent || !data) return;
    if (data.type === "pilcrow:ping" || (data.message === "ready" && data.secret === secret)) tell(true);
  });
}
