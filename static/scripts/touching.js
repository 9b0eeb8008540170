/* Touching: which statement a pointer means; none where it follows a link in it or selects its words. */
const ways = "a, button, summary, input, label, [popover]";
const double = 250; // milliseconds in which a second click may follow, which selects a word

export const isPlain = (event) =>
  !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
export const onTouch = (act) => {
  let waiting;
  document.addEventListener("click", (event) => {
    clearTimeout(waiting);
    const statement = event.target.closest(".statement");
    if (!statement || !isPlain(event) || statement.contains(event.target.closest(ways))) return;
    const selection = getSelection();
    const touch = () => (selection.isCollapsed || !selection.containsNode(statement, true)) && act(statement);
    waiting = setTimeout(touch, event.pointerType === "touch" ? 0 : double);
  });
};
