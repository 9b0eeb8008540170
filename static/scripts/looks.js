/* The look of an embed, tried out: in its code, and at once in the frame below it. */
import { all, make, one, root } from "./dom.js";

const looks = one(".looks");
const checkbox = () => make("input", { type: "checkbox", autocomplete: "off" });
const themes = () => {
  const names = ["the reader’s choice", "light", "dark"];
  return make("select", { autocomplete: "off" }, ...names.map((name) => make("option", {}, name)));
};
const tryOut = (box) => {
  const code = one("input", box);
  const frame = one("iframe", box);
  const [theme, compact, grows] = [themes(), checkbox(), checkbox()];
  const size = () => {
    const height = grows.checked ? "" : `${frame.height}px`;
    frame.style.minHeight = height;
    frame.style.maxHeight = height;
  };
  const change = () => {
    const parts = [theme.selectedIndex && theme.value, compact.checked && "compact"].filter(Boolean);
    const look = parts.length ? `#${parts.join("-")}` : "";
    code.value = code.defaultValue.replace(/ src="[^"]*/, (source) => source + look)
      + (grows.checked ? one("input", looks).defaultValue : "");
    frame.contentWindow.location.replace(frame.src + (look || "#"));
    frame.contentWindow.location.reload();
    size();
  };
  const options = make(
    "div", { class: "looks__options", dir: root.dir, role: "group", "aria-label": "Look" },
    make("label", {}, make("span", {}, "Colours"), theme),
    make("label", {}, compact, "Compact"),
    make("label", {}, grows, "As high as its text (adds a script)"),
  );
  options.addEventListener("change", change);
  frame.before(options);
  size();
};
if (looks) looks.hidden = true;
all(".looks__frame").forEach(tryOut);
