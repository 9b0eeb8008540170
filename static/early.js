/* Before the first paint: transitions between pages where motion is welcome, the margin as it was left. */
try {
  if (matchMedia("(prefers-reduced-motion: no-preference)").matches) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("@view-transition { navigation: auto; }");
    document.adoptedStyleSheets = [sheet];
    /* A transition that the next page was too quick or too late for is left out: no error of the page. */
    addEventListener("unhandledrejection", (event) => {
      if (event.reason?.name === "InvalidStateError") event.preventDefault();
    });
  }
  document.documentElement.dataset.margin = localStorage.pilcrowMargin || "on";
} catch {
  /* storage is refused in some frames; the page is whole without it */
}
