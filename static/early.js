/* Before the first paint: transitions between pages where motion is welcome, the margin as it was left. */
try {
  if (matchMedia("(prefers-reduced-motion: no-preference)").matches) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("@view-transition { navigation: auto; }");
    document.adoptedStyleSheets = [sheet];
    /* A transition that comes too late is skipped, which is no error of the page. */
    for (const name of ["pageswap", "pagereveal"])
      addEventListener(name, event => event.viewTransition?.ready.catch(() => {}));
  }
  document.documentElement.dataset.margin = localStorage.pilcrowMargin || "on";
} catch { /* storage is refused in some frames; the page is whole without it */ }
