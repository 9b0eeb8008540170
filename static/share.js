/* Improves share pages that are whole without it: the system's share sheet, and the look of an embed, tried out. */
"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /* The place that the address names is open. */
  const reveal = () => {
    const place = document.getElementById(location.hash.slice(1));
    const item = place && place.closest("details");
    if (!item) return;
    item.open = true;
    item.scrollIntoView();
    one("summary", item).focus({ preventScroll: true });
  };
  addEventListener("hashchange", reveal);
  reveal();

  /* The system's share sheet, where there is one. */
  if (navigator.share) {
    for (const item of all(".item")) {
      const words = one(".words", item);
      const button = make("button", { type: "button" }, "Share with …");
      button.addEventListener("click", () => {
        const data = { title: one("h1").textContent, url: one("input", item).value };
        if (words) data.text = words.textContent;
        navigator.share(data).catch(() => { /* the reader thought better of it */ });
      });
      one(".field", item).after(make("p", { class: "sheet" }, button));
    }
  }

  /* The look of an embed: in its code, and at once in the frame below it. */
  const looks = one(".looks");
  if (looks) looks.hidden = true;
  for (const box of all(".framed")) {
    const code = one("input", box);
    const frame = one("iframe", box);
    const theme = make("select", { autocomplete: "off" });
    for (const name of ["the reader’s choice", "light", "dark"]) theme.append(make("option", {}, name));
    const compact = make("input", { type: "checkbox", autocomplete: "off" });
    const grows = make("input", { type: "checkbox", autocomplete: "off" });
    const height = () => { frame.style.minHeight = frame.style.maxHeight = grows.checked ? "" : `${frame.height}px`; };
    const change = () => {
      const parts = [theme.selectedIndex ? theme.value : "", compact.checked ? "compact" : ""].filter(Boolean);
      const look = parts.length ? `#${parts.join("-")}` : "";
      code.value = code.defaultValue.replace(/ src="[^"]*/, (source) => source + look)
        + (grows.checked ? one("input", looks).defaultValue : "");
      frame.contentWindow.location.replace(frame.src + (look || "#"));
      frame.contentWindow.location.reload();
      height();
    };
    const options = make("div", { class: "options", role: "group", "aria-label": "Look" },
      make("label", {}, make("span", {}, "Colours"), theme), make("label", {}, compact, "Compact"),
      make("label", {}, grows, "As high as its text (adds a script)"));
    options.addEventListener("change", change);
    frame.before(options);
    height();
  }
})();
