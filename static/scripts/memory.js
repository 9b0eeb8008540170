/* What a reader chose, kept from page to page where the browser allows it: in some frames it throws. */
export const remember = (key, value) => {
  try {
    localStorage[key] = value;
  } catch {
    /* the choice holds for this page */
  }
};
export const recall = (key) => {
  try {
    return localStorage[key];
  } catch {
    return undefined;
  }
};
