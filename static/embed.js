/* For pages that show embeds of this site: gives each frame the height that its content says it has.
   <script src="…/embed.js" async></script>, once, anywhere: frames may be there before it or come later.
   A frame is ours when its address begins as this script's does, or when it has data-pilcrow. */
const least = 40;
const most = 10000;
const script = document.currentScript;
const home = script && new URL("embed/", script.src).href;
const ours = (frame) => frame.src && (frame.hasAttribute("data-pilcrow") || (home && frame.src.startsWith(home)));
const frames = () => [...document.querySelectorAll("iframe")].filter(ours);
/* A sandbox takes the origin from what it holds, unless it says that it does not. */
const isOpaque = (frame) => frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
const originOf = (frame) => (isOpaque(frame) ? "null" : new URL(frame.src).origin);
addEventListener("message", ({ data, origin, source }) => {
  if (data?.type !== "pilcrow:height" || !Number.isFinite(data.height)) return;
  const frame = frames().find((it) => it.contentWindow === source);
  if (!frame || origin !== originOf(frame)) return;
  const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${Math.min(Math.max(Math.ceil(data.height), least), most) + border}px`;
});
/* What was loaded before this script has already spoken, and nobody listened. */
const ask = () => {
  for (const it of frames()) it.contentWindow.postMessage({ type: "pilcrow:ping" }, "*");
};
ask();
addEventListener("DOMContentLoaded", ask);
