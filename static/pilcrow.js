/* Improves pages that are whole without it: lights a statement and its source paragraphs together, opens
   a paragraph in place where there is no margin, keyboard shortcuts, copying. No storage needed. */
"use strict";
(() => {
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 64rem)");
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const beside = () => wide.matches && root.dataset.margin !== "off";
  const remember = (key, value) => { try { localStorage[key] = value; } catch { /* storage is refused in frames */ } };
  const recall = (key) => { try { return localStorage[key]; } catch { return undefined; } };
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /* What belongs together, read from the links that work without script. */
  const named = (link) => document.getElementById(link.hash.slice(1));
  const sourceOf = (chip) => { const it = named(chip); return it && it.matches(".source") ? it : null; };
  const chipsOf = (statement) => {
    const chips = [];
    let next = statement.nextElementSibling;
    for (; next && next.matches(".cite"); next = next.nextElementSibling) chips.push(next);
    return chips;
  };
  const statementOf = (chip) => {
    let it = chip;
    while (it && !it.matches(".statement")) it = it.previousElementSibling;
    return it;
  };
  const partsOf = (target) => {
    const at = target.closest && target.closest(".statement, .cite, .source");
    if (!at) return [];
    const way = target.closest(".back, .hand");
    if (at.matches(".source") && way) return [named(way), at];
    if (at.matches(".source")) return [at, ...all(".back", at).map(named)];
    const chips = at.matches(".cite") ? [at] : chipsOf(at);
    const sources = chips.map(sourceOf).filter(Boolean);
    return sources.length ? [statementOf(at), ...sources] : [];
  };

  /* The thread: from the end of the statement's line that ends nearest the margin, across to the paragraph. */
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const thread = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("class", "thread");
  svg.setAttribute("aria-hidden", "true");
  svg.append(thread);
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

  let lit = [];
  const light = (parts) => {
    for (const it of lit) it.classList.remove("lit");
    for (const it of parts) it.classList.add("lit");
    lit = parts;
    const statements = parts.filter((it) => it.matches(".statement"));
    const sources = parts.filter((it) => it.matches(".source"));
    thread.setAttribute("transform", `translate(${scrollX} ${scrollY})`);
    thread.setAttribute("d", beside() ? statements.flatMap((a) => sources.map((b) => tie(a, b))).join("") : "");
  };
  const rest = () => light(partsOf(document.activeElement));

  let intent;
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const parts = partsOf(event.target);
    clearTimeout(intent);
    intent = setTimeout(() => (parts.length ? light(parts) : rest()), parts.length ? 60 : 200);
  });
  document.addEventListener("focusin", rest);
  addEventListener("resize", rest);

  /* Opening, and the way back to the chip it was opened from. */
  let opener = null;
  const target = () => one(".source:target");
  const close = () => {
    const open = all(".source.open");
    for (const it of open) it.classList.remove("open");
    for (const it of all(".cite[aria-expanded]")) it.setAttribute("aria-expanded", "false");
    return open.length > 0;
  };
  const show = (chip, source) => {
    const was = source.classList.contains("open");
    close();
    opener = chip;
    if (!beside()) {
      if (was) return rest();
      source.classList.add("open");
      chip.setAttribute("aria-expanded", "true");
    }
    source.tabIndex = -1;
    source.focus({ preventScroll: true });
    source.scrollIntoView({ block: "nearest" });
    light([statementOf(chip), source]);
  };
  const back = (statement) => {
    const chip = opener && statementOf(opener) === statement ? opener : chipsOf(statement)[0];
    close();
    if (target()) location.replace(`#${statement.id}`);
    chip.focus({ preventScroll: true });
    chip.scrollIntoView({ block: "nearest" });
    history.replaceState(history.state, "", `#${statement.id}`);
  };
  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a.cite, a.back");
    const to = link && named(link);
    if (!to) return;
    if (link.matches(".back") && link.closest(".source")) back(to);
    else if (to.matches(".source")) show(link, to);
    else return;
    event.preventDefault();
  });

  /* Keys: listed in a dialog, and can be switched off there. */
  const statements = all("main .statement").filter((it) => chipsOf(it).length);
  const step = (by) => {
    const here = document.activeElement.closest(".cite, .source");
    const now = here && (here.matches(".cite") ? statementOf(here) : statementOf(opener || here));
    let index = statements.indexOf(now);
    if (index < 0) {
      index = statements.findIndex((it) => it.getBoundingClientRect().bottom > 0) - (by > 0 ? 1 : 0);
    }
    const next = statements[index + by];
    if (!next) return;
    chipsOf(next)[0].focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const press = (selector) => { const it = one(selector); if (it) it.click(); };
  const keys = {
    j: ["next statement", () => step(1)],
    k: ["previous statement", () => step(-1)],
    s: ["its source paragraph", () => { if (document.activeElement.matches(".cite")) document.activeElement.click(); }],
    n: ["next section", () => press('.turn [rel="next"]')],
    p: ["previous section", () => press('.turn [rel="prev"]')],
    c: ["copy a link to the statement", () => copyLink()],
    m: ["margin on or off", () => press(".switch")],
    "?": ["this list", () => press(".help")],
  };
  let single = recall("pilcrowKeys") !== "off";
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const statement = lit.find((it) => it.matches(".statement"));
      const inside = document.activeElement.closest(".source");
      if (inside && statement) back(statement);
      else if (close() || lit.length) light([]);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!single && event.key !== "?") return;
    if (event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
    if (keys[event.key]) keys[event.key][1]();
  });

  const helpDialog = () => {
    const box = make("input", { type: "checkbox" });
    box.checked = single;
    box.addEventListener("change", () => {
      single = box.checked;
      remember("pilcrowKeys", single ? "on" : "off");
    });
    const list = make("dl");
    for (const [key, [text]] of Object.entries({ ...keys, Esc: ["close, and back to the statement"] })) {
      list.append(make("dt", {}, make("kbd", {}, key)), make("dd", {}, text));
    }
    const heading = make("h2", { id: "keys" }, "Keyboard");
    return make("dialog", { class: "keys", "aria-labelledby": "keys" }, heading, list,
      make("p", {}, make("label", {}, box, " Use these single keys")),
      make("form", { method: "dialog" }, make("button", {}, "Close")));
  };
  const tools = one(".tools");
  if (tools) {
    let dialog;
    const help = make("button", { type: "button", class: "help", "aria-haspopup": "dialog" }, "?",
      make("span", { class: "vh" }, " keyboard shortcuts"));
    help.addEventListener("click", () => {
      if (!dialog) document.body.append(dialog = helpDialog());
      dialog.showModal();
    });
    const toggle = make("button", { type: "button", class: "switch" }, "Sources beside");
    const shown = () => toggle.setAttribute("aria-pressed", String(root.dataset.margin !== "off"));
    toggle.addEventListener("click", () => {
      const mark = all(".row").find((it) => it.getBoundingClientRect().bottom > 0);
      const before = mark ? mark.getBoundingClientRect().top : 0;
      root.dataset.margin = root.dataset.margin === "off" ? "on" : "off";
      remember("pilcrowMargin", root.dataset.margin);
      if (mark) scrollBy(0, mark.getBoundingClientRect().top - before);
      shown();
      rest();
    });
    shown();
    if (one(".sources")) tools.append(toggle);
    tools.append(help);
  }
  document.body.append(svg);

  /* The strip lights the paragraphs of the block being read. */
  const strip = one(".strip");
  if (strip) {
    const marks = (row) => [row, ...all(".source", row)].flatMap((it) => {
      const number = /^(?:m(.+)-\d+|p(.+))$/.exec(it.id);
      if (!number) return [];
      const name = number[1] || number[2];
      return one(`[href="#m${name}-1"], [href$="#p${name}"]`, strip) || [];
    });
    const read = new Set();
    const watch = new IntersectionObserver((entries) => {
      for (const { target: row, isIntersecting } of entries) read[isIntersecting ? "add" : "delete"](row);
      for (const it of all(".now", strip)) it.classList.remove("now");
      for (const it of [...read].flatMap(marks)) it.classList.add("now");
    }, { rootMargin: "-30% 0px -55% 0px" });
    for (const row of all(".row")) watch.observe(row);
  }

  /* Copying: with the Clipboard API, else by the command that was there before it, else by the reader's keys. */
  const told = make("p", { class: "told", role: "status" });
  document.body.append(told);
  let hush;
  const tell = (text) => {
    clearTimeout(hush);
    told.replaceChildren(make("span", {}, text));
    hush = setTimeout(() => told.replaceChildren(), 6000);
  };
  const chord = /Mac|iP/.test(navigator.platform) ? "⌘C" : "Ctrl+C";
  const copy = async (what, text, shown) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const before = document.activeElement;
      const field = shown || make("input", { readonly: "", value: text, "aria-label": what });
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
  const permalink = (place) => {
    const canonical = one('link[rel="canonical"]');
    return `${(canonical ? canonical.href : location.href).split("#")[0]}#${place.id}`;
  };
  const copyLink = () => {
    const paragraph = document.activeElement.closest(".paragraph");
    const place = lit.find((it) => it.matches(".statement")) || paragraph;
    if (place && place.id) copy(paragraph ? "Link to the paragraph" : "Link to the statement", permalink(place));
  };

  /* The share fields, which know the site's address from the browser where the server was not told it. */
  for (const box of all("[data-unknown]")) {
    if (!location.protocol.startsWith("http")) break;
    for (const field of all("input, textarea", box)) {
      field.defaultValue = field.defaultValue.replaceAll(box.dataset.unknown, location.origin);
    }
    for (const fields of all(".fields", box)) fields.hidden = false;
    one(".unknown", box).remove();
  }
  for (const box of all(".field")) {
    const field = one("input, textarea", box);
    const name = one("span", box).textContent;
    const button = make("button", { type: "button" }, "Copy", make("span", { class: "vh" }, ` ${name}`));
    button.addEventListener("click", () => copy(name, field.value, field));
    field.addEventListener("focus", () => field.select());
    box.append(button);
  }

  /* Beside each way back to a statement, the way to share exactly that. */
  const more = one(".share .more a");
  for (const it of more ? all(".source .back") : []) {
    const words = make("span", { class: "vh" }, one(".vh", it).textContent.replace(" to", ""));
    it.after(" ", make("a", { class: "hand", href: more.href + it.hash }, "Share", words));
  }

  /* A copied statement brings its permalink. */
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    const from = selection.anchorNode;
    const at = from && (from.closest ? from : from.parentElement).closest(".statement[id]");
    if (selection.isCollapsed || !at || !at.contains(selection.focusNode)) return;
    event.clipboardData.setData("text/plain", `${selection}\n${permalink(at)}`);
    event.preventDefault();
  });
})();
